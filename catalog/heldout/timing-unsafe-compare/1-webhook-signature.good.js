const crypto = require('crypto');
const express = require('express');
const deployments = require('../services/deployments');

const router = express.Router();
const SECRET = process.env.HOOK_SECRET;

function sign(body) {
  return 'sha256=' + crypto.createHmac('sha256', SECRET).update(body).digest('hex');
}

router.post('/hooks/deploy', express.raw({ type: 'application/json', limit: '1mb' }), async (req, res, next) => {
  try {
    const given = String(req.get('x-hub-signature-256') || '');
    const expected = sign(req.body);
    const [a, b] = [Buffer.from(given), Buffer.from(expected)];
    if (a.length !== b.length || !crypto.timingSafeEqual(a, b)) {
      return res.status(401).json({ error: 'Bad signature' });
    }
    const event = JSON.parse(req.body.toString('utf8'));
    if (event.action === 'released' && event.ref === 'refs/heads/main') {
      await deployments.start(String(event.sha));
    }
    res.status(202).json({ accepted: true });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
