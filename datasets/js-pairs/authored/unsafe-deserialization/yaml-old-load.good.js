const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const yaml = require('js-yaml');
const fs = require('fs');

const app = new Koa();
app.use(bodyParser({ enableTypes: ['text'] }));

const defaults = yaml.load(fs.readFileSync('./defaults.yml', 'utf8'));

class Settings {
  static parse(text) {
    return yaml.safeLoad(text);
  }
}

app.use(async (ctx) => {
  if (ctx.method !== 'PUT') return;
  const settings = Settings.parse(ctx.request.body);
  ctx.body = { ...defaults, name: settings.name };
});

app.listen(3000);
