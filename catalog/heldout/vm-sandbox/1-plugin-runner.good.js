const ivm = require('isolated-vm');
const express = require('express');
const { requireAuth, requireRole } = require('../middleware/bearer');
const scripts = require('../services/scripts');

const router = express.Router();
router.use(requireAuth, requireRole('builder'), express.json({ limit: '64kb' }));

async function execute(source, input) {
  const isolate = new ivm.Isolate({ memoryLimit: 16 });
  const context = await isolate.createContext();
  await context.global.set('input', new ivm.ExternalCopy(input).copyInto());
  const result = await context.eval(source, { timeout: 250, copy: true });
  isolate.dispose();
  return result;
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
