const express = require('express');
const cookieParser = require('cookie-parser');
const products = require('./services/products');

const app = express();
app.use(cookieParser());

function readCart(req) {
  const raw = req.cookies.cart;
  if (!raw) return { items: [] };
  const text = Buffer.from(raw, 'base64').toString('utf8');
  return JSON.parse(text);
}

app.get('/cart', async (req, res, next) => {
  try {
    const { items } = readCart(req);
    const skus = items.map((item) => String(item.sku)).slice(0, 50);
    res.json({ products: await products.bySku(skus) });
  } catch (err) {
    next(err);
  }
});

app.get('/cart/config', (req, res) => {
  const settings = JSON.parse('{"currency":"EUR","maxItems":50}');
  res.json(settings);
});

app.listen(process.env.PORT || 3000);
