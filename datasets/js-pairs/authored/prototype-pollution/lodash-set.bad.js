const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const _ = require('lodash');

const app = new Koa();
app.use(bodyParser());

class Preferences {
  constructor() {
    this.values = { mail: { daily: true } };
  }

  update(path, value) {
    _.set(this.values, path, value);
  }
}

const preferences = new Preferences();

app.use(async (ctx) => {
  const { path, value } = ctx.request.body;
  preferences.update(path, value);
  ctx.body = preferences.values;
});

app.listen(3000);
