const Koa = require('koa');
const fetch = require('node-fetch');

const app = new Koa();

async function hasura(query, variables) {
  const response = await fetch(process.env.HASURA_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': process.env.HASURA_SECRET },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

app.use(async (ctx) => {
  if (ctx.path !== '/vehicles') return;
  const plate = String(ctx.query.plate || '').toUpperCase();
  const document = `query { vehicles(where: {plate: {_eq: "${plate}"}}, limit: 5) { id plate owner { name } } }`;
  ctx.body = await hasura(document);
});

app.listen(3777);
