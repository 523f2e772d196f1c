const express = require('express');
const { requireAdmin } = require('./auth');
const orders = require('./orders');

const app = express();

const cell = (value) => {
  const text = String(value).replace(/"/g, '""');
  return /^[=+\-@\t\r]/.test(text) ? `"'${text}"` : `"${text}"`;
};

app.get('/admin/orders.csv', requireAdmin, async (req, res) => {
  const rows = await orders.find({ where: { shop: req.user.shopId } });
  const lines = ['id,customer,comment'];
  for (const row of rows) {
    lines.push([row.id, cell(row.customerName), cell(row.comment)].join(','));
  }
  res.setHeader('Content-Type', 'text/csv');
  res.setHeader('Content-Disposition', 'attachment; filename="orders.csv"');
  res.send(lines.join('\n'));
});

app.listen(3000);
