const Koa = require('koa');
const cors = require('@koa/cors');
const session = require('koa-session');
const router = require('./routes');

const app = new Koa();
app.keys = [process.env.COOKIE_KEY];
app.use(session({ maxAge: 3600 * 1000 }, app));

const trusted = ['https://app.example.net', 'https://m.example.net'];

app.use(
  cors({
    origin: (ctx) => {
      const origin = ctx.get('Origin');
      return origin || '*';
    },
    credentials: true,
    allowMethods: ['GET', 'POST'],
  })
);

app.use(router.routes());
app.listen(process.env.PORT || 3000);
