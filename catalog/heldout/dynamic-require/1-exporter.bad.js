const path = require('path');
const express = require('express');
const { requireAuth } = require('../middleware/bearer');
const sheets = require('../services/sheets');

const router = express.Router();
router.use(requireAuth);

const config = require(path.join(__dirname, '..', 'config', process.env.NODE_ENV === 'production' ? 'prod' : 'dev'));

router.get('/sheets/:id/export', async (req, res, next) => {
  try {
    const sheet = await sheets.findFor(req.user.id, Number(req.params.id));
    if (!sheet) return res.status(404).json({ error: 'No such sheet' });
    const format = String(req.query.format || 'csv');
    const exporter = require('../exporters/' + format); // want "dynamic-require"
    res.attachment('sheet.bin');
    res.send(await exporter.render(sheet, { locale: config.locale }));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
