import path from 'node:path';
import Koa from 'koa';
import Router from '@koa/router';
import nunjucks from 'nunjucks';
import { findListing } from './listings';

function makeEnvironment(): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader(path.join(__dirname, 'views'));
  const env = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: true });
  env.addFilter('money', (cents: number) => (cents / 100).toFixed(2));
  env.addGlobal('year', new Date().getFullYear());
  return env;
}

const env = makeEnvironment();
const router = new Router();

router.get('/listings', async (ctx) => {
  const { q = '', sort } = ctx.query as Record<string, string>;
  const order = sort === 'price' ? 'price' : 'newest';
  const listings = await findListing({ q, order });
  ctx.type = 'html';
  ctx.body = env.render('listings.njk', { q, order, listings });
});

router.get('/about', async (ctx) => {
  ctx.type = 'html';
  ctx.body = env.render('about.njk');
});

const app = new Koa();
app.use(router.routes());
app.listen(3000);
