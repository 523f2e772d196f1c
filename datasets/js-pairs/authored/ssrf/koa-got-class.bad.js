const Koa = require('koa');
const Router = require('@koa/router');
const got = require('got');
const dns = require('dns').promises;
const ipaddr = require('ipaddr.js');

class LinkPreview {
  async check(url) {
    const { hostname, protocol } = new URL(url);
    if (!['http:', 'https:'].includes(protocol)) throw new Error('scheme');
    return hostname;
  }

  async title(url) {
    await this.check(url);
    const { body } = await got(url, { timeout: { request: 2000 }, followRedirect: false });
    const match = /<title>([^<]*)/i.exec(body);
    return match ? match[1] : null;
  }
}

const preview = new LinkPreview();
const router = new Router();
router.get('/preview', async (ctx) => {
  ctx.body = { title: await preview.title(ctx.query.url) };
});

new Koa().use(router.routes()).listen(3000);
