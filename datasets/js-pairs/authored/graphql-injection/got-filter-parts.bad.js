const Koa = require('koa');
const got = require('got');

const app = new Koa();

app.use(async (ctx) => {
  const { status, owner } = ctx.query;
  const filters = [];
  if (status) filters.push(`status: "${status}"`);
  if (owner) filters.push(`owner: "${owner}"`);
  const query = `{ issues(${filters.join(', ')}) { number title } }`;
  const answer = await got.post('https://tracker.internal/graphql', { json: { query } }).json();
  ctx.body = answer.data.issues;
});

app.listen(3000);
