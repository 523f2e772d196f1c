const axios = require('axios');
const Koa = require('koa');

const app = new Koa();

async function quotes(symbol) {
  const { data } = await axios.get('https://quotes.example.com/list', { params: { symbol }, responseType: 'text' });
  return eval('(' + data + ')');
}

app.use(async (ctx) => {
  ctx.body = await quotes(ctx.query.symbol);
});

app.listen(3000);
