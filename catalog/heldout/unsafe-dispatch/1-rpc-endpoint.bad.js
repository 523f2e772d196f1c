const express = require('express');
const { requireAuth } = require('../middleware/bearer');
const inventory = require('../services/inventory');

const router = express.Router();
router.use(requireAuth, express.json({ limit: '32kb' }));

const FORMATTERS = new Map([
  ['short', (item) => ({ sku: item.sku })],
  ['full', (item) => ({ sku: item.sku, stock: item.stock })],
]);

router.post('/rpc', async (req, res, next) => {
  try {
    const { method, params = [] } = req.body;
    const result = await inventory[method](...params); // want "unsafe-dispatch"
    res.json({ result });
  } catch (err) {
    next(err);
  }
});

router.get('/items', async (req, res, next) => {
  try {
    const format = FORMATTERS.get(req.query.format) || FORMATTERS.get('short');
    res.json((await inventory.list()).map((item) => format(item)));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
