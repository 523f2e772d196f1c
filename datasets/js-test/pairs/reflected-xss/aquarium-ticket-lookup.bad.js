const express = require('express');
const { findOrder } = require('./orders');

const app = express();

app.get('/orders', async (req, res) => {
  const reference = String(req.query.ref || '').trim();
  const order = await findOrder(reference);
  if (!order) {
    res.status(404);
    return res.send(`<!doctype html><h1>Not found</h1><p>We have no order called ${reference}.</p>`);
  }
  res.json({ reference: order.reference, visitors: order.visitors, date: order.date });
});

app.get('/health', (req, res) => {
  res.send(`<p>up for ${Math.round(process.uptime())} s</p>`);
});

app.listen(3000);
