const express = require('express');
const { Eta } = require('eta');

const app = express();
const eta = new Eta({ views: './templates' });

app.get('/error', (req, res) => {
  const message = req.query.message || 'Something went wrong';
  const html = eta.renderString('<h1>' + message + '</h1><p><%= it.code %></p>', { code: 500 });
  res.status(500).send(html);
});

app.listen(3000);
