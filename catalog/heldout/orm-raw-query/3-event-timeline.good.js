const knexFactory = require('knex');
const Fastify = require('fastify');

const knex = knexFactory({ client: 'pg', connection: process.env.DATABASE_URL });
const app = Fastify();

app.register(require('@fastify/jwt'), { secret: process.env.JWT_KEY });
app.addHook('onRequest', async (request) => {
  await request.jwtVerify();
});

function timeline(userId) {
  return knex('events').select('id', 'kind', 'happened_at').where({ user_id: userId });
}

app.get('/events', async (request) => {
  const { kind, from, tz = 'UTC' } = request.query;
  const query = timeline(request.user.id);
  if (kind) query.andWhere('kind', kind);
  if (from) {
    query.andWhereRaw('happened_at AT TIME ZONE ? >= ?', [tz, from]);
  }
  return query.orderByRaw('happened_at DESC NULLS LAST').limit(200);
});

app.get('/events/daily', async (request) => {
  const days = Math.min(Number(request.query.days) || 7, 90);
  return timeline(request.user.id)
    .clearSelect()
    .select(knex.raw("date_trunc('day', happened_at) AS day"), knex.raw('count(*) AS n'))
    .whereRaw('happened_at > now() - make_interval(days => ?)', [days])
    .groupByRaw('1');
});

app.listen({ port: 3000 });
