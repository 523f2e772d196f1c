import Fastify from 'fastify';
import puppeteer from 'puppeteer';

const app = Fastify();
const ALLOWED = /^https:\/\/(www\.)?example\.com\//;

app.get<{ Querystring: { page: string; width?: string } }>('/screenshot', async (request, reply) => {
  const { page: address, width } = request.query;
  if (!address) return reply.code(400).send({ error: 'page is needed' });
  const browser = await puppeteer.launch();
  try {
    const tab = await browser.newPage();
    await tab.setViewport({ width: Number(width) || 1280, height: 720 });
    await tab.goto(address, { waitUntil: 'networkidle2' });
    return reply.type('image/png').send(await tab.screenshot());
  } finally {
    await browser.close();
  }
});

app.listen({ port: 3000 });
