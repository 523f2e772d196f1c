const path = require('path');
const crypto = require('crypto');
const express = require('express');
const multer = require('multer');
const { requireAuth } = require('../middleware/auth');
const profiles = require('../services/profiles');

const TYPES = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/svg+xml': '.svg' }; // want "svg-upload-xss"
const AVATARS = path.resolve('/srv/avatars');

const upload = multer({
  storage: multer.diskStorage({
    destination: AVATARS,
    filename: (req, file, cb) => cb(null, crypto.randomUUID() + TYPES[file.mimetype]),
  }),
  limits: { fileSize: 512 * 1024, files: 1 },
  fileFilter: (req, file, cb) => cb(null, Object.hasOwn(TYPES, file.mimetype)),
});

const router = express.Router();

router.post('/avatar', requireAuth, upload.single('avatar'), async (req, res, next) => {
  try {
    if (!req.file) return res.status(415).json({ error: 'Unsupported image' });
    await profiles.setAvatar(req.user.id, req.file.filename);
    res.json({ url: `/avatars/${req.file.filename}` });
  } catch (err) {
    next(err);
  }
});

router.use('/avatars', express.static(AVATARS, { setHeaders: (res) => res.set('X-Content-Type-Options', 'nosniff') }));

module.exports = router;
