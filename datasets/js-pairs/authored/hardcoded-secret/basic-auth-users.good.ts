import express from 'express';
import basicAuth from 'express-basic-auth';
import { metrics } from './metrics';

const app = express();

app.use(
  '/internal',
  basicAuth({
    challenge: true,
    realm: 'ops',
    users: { operator: process.env.OPS_PASSWORD as string },
  }),
);

app.get('/internal/metrics', async (_req, res) => {
  res.type('text/plain').send(await metrics.render());
});

app.get('/health', (_req, res) => res.json({ status: 'ok', passwordPolicy: 'at least 12 characters' }));

app.listen(9000);
