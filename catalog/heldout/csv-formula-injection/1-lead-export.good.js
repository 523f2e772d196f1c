const express = require('express');
const { requireAuth, requireRole } = require('../middleware/auth');
const leads = require('../services/leads');

const router = express.Router();
const COLUMNS = ['name', 'company', 'email', 'message'];

function cell(value) {
  let text = String(value ?? '');
  if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return '"' + text.replace(/"/g, '""') + '"';
}

router.use(requireAuth, requireRole('sales'));

router.get('/leads', async (req, res, next) => {
  leads.page(Number(req.query.page) || 1).then((rows) => res.json({ rows })).catch(next);
});

router.get('/leads.csv', async (req, res, next) => {
  try {
    const rows = await leads.all();
    const lines = [COLUMNS.join(',')];
    for (const row of rows) {
      lines.push(COLUMNS.map((c) => cell(row[c])).join(','));
    }
    res.setHeader('Content-Type', 'text/csv; charset=utf-8');
    res.setHeader('Content-Disposition', 'attachment; filename="leads.csv"');
    res.send(lines.join('\r\n'));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
