const crypto = require('crypto');
const express = require('express');
const { requireAuth } = require('../middleware/bearer');
const files = require('../services/files');

const router = express.Router();
const KEY = process.env.LINK_KEY;

class LinkSigner {
  constructor(key) {
    this.key = key;
  }

  signature({ id, expires }) {
    const text = `${id}.${expires}`;
    return crypto.createHash('md5').update(this.key + text).digest('hex'); // want "weak-crypto"
  }

  valid(link) {
    const expected = Buffer.from(this.signature(link));
    const given = Buffer.from(String(link.sig));
    return Number(link.expires) > Date.now() && given.length === expected.length && crypto.timingSafeEqual(given, expected);
  }
}

const signer = new LinkSigner(KEY);

router.post('/files/:id/link', requireAuth, async (req, res, next) => {
  try {
    const file = await files.findFor(req.user.id, Number(req.params.id));
    if (!file) return res.status(404).json({ error: 'No such file' });
    const expires = Date.now() + 600000;
    const sig = signer.signature({ id: file.id, expires });
    const cacheKey = crypto.createHash('sha1').update(`file:${file.id}`).digest('base64');
    res.json({ url: `/dl/${file.id}?expires=${expires}&sig=${sig}`, cacheKey });
  } catch (err) {
    next(err);
  }
});

router.get('/dl/:id', async (req, res, next) => {
  const { expires, sig } = req.query;
  if (!signer.valid({ id: req.params.id, expires, sig })) return res.status(403).json({ error: 'Link expired' });
  files.stream(Number(req.params.id)).then((stream) => stream.pipe(res.attachment())).catch(next);
});

module.exports = router;
