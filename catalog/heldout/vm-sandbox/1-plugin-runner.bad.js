const vm = require('node:vm');
const express = require('express');
const { requireAuth, requireRole } = require('../middleware/bearer');
const scripts = require('../services/scripts');

const router = express.Router();
router.use(requireAuth, requireRole('builder'), express.json({ limit: '64kb' }));

async function execute(source, input) {
  const context = vm.createContext({ input, result: null });
  vm.runInContext(source, context, { timeout: 250 }); // want "vm-sandbox"
  return context.result;
}

router.post('/scripts/run', async (req, res, next) => {
  try {
    const output = await execute(String(req.body.source), { rows: req.body.rows });
    res.json({ output });
  } catch (err) {
    next(err);
  }
});

router.get('/scripts', async (req, res, next) => {
  scripts.listFor(req.user.id).then((rows) => res.json({ rows })).catch(next);
});

module.exports = router;
