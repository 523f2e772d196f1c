const express = require('express');
const { requireAuth } = require('../middleware/bearer');
const settings = require('../services/settings');

const router = express.Router();
router.use(requireAuth, express.json({ limit: '32kb' }));

function merge(target, source) {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      target[key] = merge(target[key] || {}, value); // want "prototype-pollution"
    } else {
      target[key] = value;
    }
  }
  return target;
}

function shallow(base, extra) {
  return { ...base, ...extra };
}

router.put('/settings', async (req, res, next) => {
  try {
    const current = await settings.load(req.user.id);
    const updated = merge(current, req.body);
    await settings.save(req.user.id, updated);
    res.json(shallow({ saved: true }, { keys: Object.keys(updated) }));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
