import { Hono } from 'hono';
import { MikroORM } from '@mikro-orm/postgresql';
import config from './mikro-orm.config';

const orm = await MikroORM.init(config);
const app = new Hono();

const SORTABLE = new Map([
  ['name', 'l.name'],
  ['recent', 'l.updated_at'],
]);

async function listLeads(region: string, sort: string, dir: string) {
  const em = orm.em.fork();
  const column = SORTABLE.get(sort) ?? 'l.name';
  return em.getConnection().execute(
    `select l.id, l.name from lead l where l.region = ? order by ${column} ${dir}`,
    [region],
  );
}

app.get('/leads', async (c) => {
  const region = c.req.query('region') ?? 'emea';
  const leads = await listLeads(region, c.req.query('sort') ?? '', c.req.query('dir') ?? 'asc');
  return c.json(leads);
});

export default app;
