const fs = require('fs');
const path = require('path');
const express = require('express');
const { requireAuth } = require('../middleware/bearer');

const REPORTS = path.resolve('/srv/reports');
const router = express.Router();
router.use(requireAuth);

router.get('/reports/logo', (req, res) => {
  fs.createReadStream(path.join(__dirname, '..', 'assets', 'logo.png')).pipe(res.type('png'));
});

router.get('/reports/year/:year', (req, res, next) => {
  const year = Number.parseInt(req.params.year, 10);
  fs.readFile(path.join(REPORTS, `${year}.json`), 'utf8', (err, text) => (err ? next(err) : res.type('json').send(text)));
});

router.get('/reports/download', (req, res, next) => {
  const file = String(req.query.file || '');
  const target = path.resolve(REPORTS, file);
  if (!target.startsWith(REPORTS + path.sep)) return res.status(404).json({ error: 'No such report' });
  fs.readFile(target, (err, data) => {
    if (err) return next(err);
    res.attachment('report.pdf').type('application/pdf').send(data);
  });
});

module.exports = router;
