const Koa = require('koa');
const bodyParser = require('koa-bodyparser');

class Plugins {
  constructor(folder) {
    this.folder = folder;
    this.loaded = new Map([['audit', require('./plugins/audit')]]);
  }

  get(name) {
    return this.loaded.get(name);
  }
}

const plugins = new Plugins('./plugins');
const app = new Koa();
app.use(bodyParser());
app.use(async (ctx) => {
  const plugin = plugins.get(ctx.request.body.plugin);
  ctx.body = plugin ? await plugin.run(ctx.request.body.input) : null;
});

app.listen(3000);
