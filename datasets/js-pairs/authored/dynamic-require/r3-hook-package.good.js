const express = require('express');
const { createRequire } = require('module');
const manifest = require('./package.json');

const load = createRequire(__filename);
const router = express.Router();

class HookRunner {
  constructor(names) {
    this.names = names;
  }

  async run(name, payload) {
    if (!this.names.has(name)) throw new Error('hook');
    const hook = load(name);
    return hook(payload);
  }
}

const runner = new HookRunner(new Set(Object.keys(manifest.hooks || {})));

router.post('/hooks/run', async (req, res, next) => {
  try {
    res.json(await runner.run(req.body.hook, { at: Date.now() }));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
