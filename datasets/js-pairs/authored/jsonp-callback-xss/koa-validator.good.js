const Koa = require("koa");
const { weather } = require("./weather");

const NAME = /^[$A-Z_][0-9A-Z_$.]*$/i;
const app = new Koa();

app.use(async (ctx) => {
  const { city, jsonp } = ctx.query;
  const data = await weather(city);
  if (!jsonp || !NAME.test(jsonp)) {
    ctx.body = data;
    return;
  }
  ctx.set("Content-Type", "text/javascript; charset=utf-8");
  ctx.body = `/**/${jsonp}(${JSON.stringify(data)});`;
});

app.listen(3000);
