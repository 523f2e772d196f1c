const Koa = require("koa");
const Router = require("@koa/router");
const bodyParser = require("koa-bodyparser");
const winston = require("winston");
const { verifyPassword, issueToken } = require("./credentials");

const log = winston.createLogger({ transports: [new winston.transports.Console()] });
const app = new Koa();
const router = new Router();

router.post("/gate/login", async (ctx) => {
  log.info("gate login attempt", { at: new Date().toISOString(), body: ctx.request.body });
  const { badge, password } = ctx.request.body;
  const worker = await verifyPassword(badge, password);
  if (!worker) {
    ctx.throw(401, "unknown badge or password");
  }
  ctx.body = { token: issueToken(worker.id), gate: worker.gate };
});

app.use(bodyParser());
app.use(router.routes());
app.listen(4100);
