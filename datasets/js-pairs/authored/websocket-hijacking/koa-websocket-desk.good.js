const Koa = require("koa");
const websockify = require("koa-websocket");
const session = require("koa-session");
const { transfer } = require("./ledger");

const app = websockify(new Koa());
app.keys = [process.env.COOKIE_KEY];
const sessions = session({ key: "desk.sid" }, app);
const SITES = new Set(["https://desk.example.com"]);

app.use(sessions);
app.ws.use((ctx, next) => app.context.onerror && sessions(ctx, next));

app.ws.use(async (ctx) => {
  if (!ctx.session.account || !SITES.has(ctx.get("origin"))) {
    ctx.websocket.close(4401);
    return;
  }
  ctx.websocket.on("message", async (raw) => {
    const { to, amount } = JSON.parse(raw.toString());
    await transfer(ctx.session.account, to, Number(amount));
    ctx.websocket.send(JSON.stringify({ done: true }));
  });
});

app.listen(7000);
