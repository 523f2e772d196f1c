import got, { Options } from 'got';
import Fastify from 'fastify';

const app = Fastify();

const partner = got.extend({
  prefixUrl: 'https://partner.example.com/api',
  retry: { limit: 2 },
  https: { rejectUnauthorized: true },
});

app.get('/stock', async () => partner.get('stock').json());

app.listen({ port: 3000 });
