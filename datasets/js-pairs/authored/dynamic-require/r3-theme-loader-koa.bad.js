const path = require('path');
const Koa = require('koa');
const Router = require('@koa/router');

const router = new Router();
const THEMES = path.join(__dirname, 'themes');

function loadTheme(name) {
  const file = path.join(THEMES, name);
  return require(file);
}

router.get('/theme/:name', (ctx) => {
  const { name } = ctx.params;
  if (name.startsWith('.')) ctx.throw(404);
  const theme = loadTheme(name);
  ctx.body = { colors: theme.colors, fonts: theme.fonts };
});

new Koa().use(router.routes()).listen(3022);
