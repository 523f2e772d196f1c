const Koa = require('koa');
const Router = require('@koa/router');

const router = new Router();
const TRUSTED = ['docs.example.com', 'www.example.com'];

function trusted(link) {
  try {
    return TRUSTED.includes(new URL(link).hostname);
  } catch {
    return false;
  }
}

router.get('/out', (ctx) => {
  const { to } = ctx.query;
  ctx.redirect(trusted(to) ? to : '/');
});

new Koa().use(router.routes()).listen(3000);
