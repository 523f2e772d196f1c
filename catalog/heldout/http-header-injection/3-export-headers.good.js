const express = require('express');
const { requireAuth } = require('../middleware/bearer');
const exportsService = require('../services/exports');

const router = express.Router();
router.use(requireAuth);

function exportHeaders({ name, charset }) {
  return {
    'Content-Type': charset === 'latin1' ? 'text/csv; charset=iso-8859-1' : 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'Cache-Control': 'private, no-store',
  };
}

router.get('/exports/:id', async (req, res, next) => {
  try {
    const file = await exportsService.findFor(req.user.id, Number(req.params.id));
    if (!file) return res.status(404).json({ error: 'No such export' });
    const name = String(req.query.name || 'export.csv');
    res.writeHead(200, exportHeaders({ name, charset: req.query.charset }));
    file.stream().pipe(res);
  } catch (err) {
    next(err);
  }
});

router.head('/exports/:id', async (req, res, next) => {
  exportsService
    .findFor(req.user.id, Number(req.params.id))
    .then((file) => res.set('X-Export-Size', String(Number(file && file.size) || 0)).end())
    .catch(next);
});

module.exports = router;
