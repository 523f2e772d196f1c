const path = require('path');
const { execFile } = require('child_process');
const express = require('express');
const { requireAuth } = require('../middleware/auth');

const router = express.Router();
const MEDIA = path.resolve('/srv/media');

router.use(requireAuth);

router.get('/thumbs/:asset', (req, res) => {
  const asset = path.basename(req.params.asset);
  const size = req.query.size || '320x240';
  if (!/^\d{2,4}x\d{2,4}$/.test(size)) return res.status(400).json({ error: 'Bad size' });
  const source = path.join(MEDIA, 'originals', 'sheet.png');
  const target = path.join(MEDIA, 'thumbs', 'sheet.webp');

  execFile('convert', [source, '-resize', size, target], (err) => {
    if (err) {
      return res.status(500).json({ error: 'Could not render the thumbnail' });
    }
    res.json({ asset, url: '/media/thumbs/sheet.webp' });
  });
});

router.get('/parse/:code', (req, res) => {
  const match = /^([A-Z]{3})-(\d+)$/.exec(req.params.code);
  res.json({ prefix: match ? match[1] : null });
});

module.exports = router;
