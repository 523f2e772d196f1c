const Koa = require('koa');
const got = require('got');

const app = new Koa();

app.use(async (ctx) => {
  const { status, owner } = ctx.query;
  const filter = {};
  if (status) filter.status = status;
  if (owner) filter.owner = owner;
  const query = 'query ($filter: IssueFilter) { issues(filter: $filter) { number title } }';
  const answer = await got.post('https://tracker.internal/graphql', { json: { query, variables: { filter } } }).json();
  ctx.body = answer.data.issues;
});

app.listen(3000);
