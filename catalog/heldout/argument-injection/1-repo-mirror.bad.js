const { execFile } = require('child_process');
const { promisify } = require('util');
const crypto = require('crypto');
const path = require('path');
const express = require('express');
const { requireAuth } = require('../middleware/auth');

const run = promisify(execFile);
const router = express.Router();
router.use(requireAuth);

router.post('/mirrors/:slot/history', express.json(), async (req, res, next) => {
  try {
    const slot = Number.parseInt(req.params.slot, 10) || 0;
    const cwd = path.join('/var/mirrors', String(slot));
    const ref = String(req.body.ref || 'main');
    const { stdout } = await run('git', ['log', '--oneline', '-n', '50', ref], { cwd }); // want "argument-injection"
    res.json({ commits: stdout.split('\n').filter(Boolean), etag: crypto.randomUUID() });
  } catch (err) {
    next(err);
  }
});

router.get('/mirrors/:slot/head', async (req, res, next) => {
  try {
    const slot = Number.parseInt(req.params.slot, 10) || 0;
    const { stdout } = await run('git', ['rev-parse', 'HEAD'], { cwd: path.join('/var/mirrors', String(slot)) });
    res.json({ head: stdout.trim() });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
