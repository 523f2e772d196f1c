const Koa = require("koa"); const session = require("koa-session"); const Router = require("@koa/router");
const { authenticate } = require("./staff");
const app = new Koa(); app.keys = [process.env.KEY];
const router = new Router();
router.post("/staff/login", async (ctx) => {
  const staff = await authenticate(ctx.request.body);
  if (!staff) { ctx.throw(403); }
  await ctx.session.manuallyCommit();
  ctx.session.regenerate();
  ctx.session.staffId = staff.id;
  ctx.session.roles = staff.roles;
  ctx.redirect("/staff");
});
app.use(session({ store: require("./redis-store") }, app)); app.use(router.routes());
