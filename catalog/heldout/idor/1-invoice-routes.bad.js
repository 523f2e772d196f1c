const express = require('express');
const { requireAuth } = require('./middleware/bearer');
const { Invoice, Currency } = require('./models');

const app = express();
app.use(express.json());
app.use('/api', requireAuth);

app.get('/api/invoices', async (req, res, next) => {
  try {
    res.json(await Invoice.findAll({ where: { accountId: req.user.accountId }, limit: 100 }));
  } catch (err) {
    next(err);
  }
});

app.get('/api/invoices/:id', async (req, res, next) => {
  try {
    const invoice = await Invoice.findByPk(Number(req.params.id)); // want "idor"
    if (!invoice) return res.status(404).json({ error: 'No such invoice' });
    res.json(invoice);
  } catch (err) {
    next(err);
  }
});

app.get('/api/currencies/:id', async (req, res, next) => {
  try {
    res.json(await Currency.findByPk(Number(req.params.id)));
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
