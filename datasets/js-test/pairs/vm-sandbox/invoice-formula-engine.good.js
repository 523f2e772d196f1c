const { Parser } = require('expr-eval-fork');
const express = require('express');
const { invoices } = require('./invoices');

function evaluate(formula, fields) {
  const parser = new Parser({ operators: { in: false, assignment: false } });
  return parser.parse(formula).evaluate(fields);
}

const router = express.Router();

router.post('/invoices/:id/preview', express.json(), async (req, res) => {
  const invoice = await invoices.find(req.account.id, Number(req.params.id));
  if (!invoice) return res.sendStatus(404);
  const { net, vatRate, quantity } = invoice;
  try {
    const total = evaluate(String(req.body.formula), { net, vatRate, quantity });
    if (!Number.isFinite(total)) throw new TypeError('not a number');
    res.json({ total });
  } catch (err) {
    res.status(422).json({ error: `the formula did not work: ${err.message}` });
  }
});

module.exports = router;
