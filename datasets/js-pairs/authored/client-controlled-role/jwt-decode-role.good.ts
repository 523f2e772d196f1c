import { Hono } from 'hono';
import { decodeJwt, jwtVerify } from 'jose';
import { getReports } from './reports';

const app = new Hono();
const secret = new TextEncoder().encode(process.env.JWT_SECRET);

async function claimsOf(header: string | undefined) {
  const token = (header ?? '').slice('Bearer '.length);
  const { payload } = await jwtVerify(token, secret);
  return payload;
}

app.get('/reports', async (c) => {
  const claims = await claimsOf(c.req.header('authorization'));
  if (claims.role !== 'auditor' && claims.role !== 'admin') {
    return c.json({ error: 'forbidden' }, 403);
  }
  const year = Number(c.req.query('year') ?? new Date().getFullYear());
  return c.json(await getReports(year));
});

export default app;
