const express = require('express');
const cookieParser = require('cookie-parser');
const serialize = require('node-serialize');
const { priceOf } = require('./prices');

const app = express();
app.use(cookieParser());

function readBasket(req) {
  const raw = req.cookies.basket;
  return raw ? serialize.unserialize(Buffer.from(raw, 'base64').toString('utf8')) : { items: [] };
}

app.get('/basket', async (req, res, next) => {
  try {
    const { items } = readBasket(req);
    const lines = await Promise.all(
      items.slice(0, 50).map(async ({ sku, quantity }) => ({
        sku: String(sku),
        quantity: Number(quantity),
        pence: await priceOf(String(sku)),
      })),
    );
    res.json({ lines, total: lines.reduce((sum, l) => sum + l.pence * l.quantity, 0) });
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
