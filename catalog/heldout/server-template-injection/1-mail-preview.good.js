const express = require('express');
const Handlebars = require('handlebars');
const nunjucks = require('nunjucks');
const { requireAuth } = require('../middleware/bearer');

const router = express.Router();
const env = new nunjucks.Environment(null, { autoescape: true });
const footer = Handlebars.compile('Sent by {{company}}');
router.use(requireAuth, express.json({ limit: '16kb' }));

router.post('/mail/preview', (req, res) => {
  const company = String(req.body.company || 'Northwind');
  const greeting = String(req.body.greeting || 'Hello');
  const text = env.renderString('{{ greeting }} {{ name }},\nthank you for your order.', { greeting, name: req.user.name });
  res.json({ text, footer: footer({ company }) });
});

router.get('/mail/sample', (req, res) => {
  const count = Number.parseInt(req.query.count, 10) || 1;
  const text = env.renderString('You have {{ count }} parcels.', { count });
  res.json({ text });
});

module.exports = router;
