const Koa = require("koa");
const Router = require("@koa/router");
const feed = require("./feed");

class JsonpResponder {
  constructor(param = "callback") {
    this.param = param;
  }

  send(ctx, data) {
    const name = ctx.query[this.param];
    if (name) {
      ctx.type = "text/javascript";
      ctx.body = `typeof ${name} === "function" && ${name}(${JSON.stringify(data)})`;
    } else {
      ctx.body = data;
    }
  }
}

const jsonp = new JsonpResponder();
const router = new Router();
router.get("/feed", async (ctx) => jsonp.send(ctx, await feed.recent(20)));

new Koa().use(router.routes()).listen(3000);
