'use strict';

const puppeteer = require('puppeteer');
const { events } = require('./events');

const SIZES = { card: { width: 600, height: 315 }, full: { width: 1280, height: 1600 } };

class Screenshots {
  async start() {
    this.browser = await puppeteer.launch({ args: ['--disable-gpu'] });
  }

  async take(address, size) {
    const page = await this.browser.newPage();
    try {
      await page.setViewport(SIZES[size] ?? SIZES.card);
      await page.goto(address, { waitUntil: 'networkidle2', timeout: 15000 });
      return await page.screenshot({ type: 'png' });
    } finally {
      await page.close();
    }
  }
}

module.exports = async function routes(fastify) {
  const screenshots = new Screenshots();
  await screenshots.start();
  fastify.addHook('onClose', () => screenshots.browser.close());

  fastify.get('/screenshots', { preHandler: fastify.signedIn }, async (request, reply) => {
    const { page, size } = request.query;
    const event = await events.bySlug(String(page));
    if (!event) {
      return reply.code(404).send({ error: 'no such page' });
    }
    const png = await screenshots.take(`https://events.example/e/${event.id}`, size);
    return reply.type('image/png').header('Cache-Control', 'private, max-age=600').send(png);
  });
};
