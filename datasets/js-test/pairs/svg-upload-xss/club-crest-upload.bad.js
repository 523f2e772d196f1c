const express = require('express');
const multer = require('multer');
const path = require('path');
const { randomUUID } = require('crypto');
const { clubAdmin } = require('../auth');
const { Club } = require('../models');

const DIR = path.join(__dirname, '../../public/crests');
const types = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];
const extensions = ['.png', '.jpg', '.jpeg', '.webp', '.svg'];

const upload = multer({
  storage: multer.diskStorage({
    destination: DIR,
    filename: (req, file, cb) => cb(null, randomUUID() + path.extname(file.originalname).toLowerCase()),
  }),
  limits: { fileSize: 1024 * 1024, files: 1 },
  fileFilter: (req, file, cb) => {
    const ext = path.extname(file.originalname).toLowerCase();
    cb(null, types.includes(file.mimetype) && extensions.includes(ext));
  },
});

const router = express.Router();

router.use('/crests', express.static(DIR, { maxAge: '1d' }));

router.post('/clubs/:id/crest', clubAdmin, upload.single('crest'), async (req, res, next) => {
  if (!req.file) {
    return res.status(415).json({ error: 'send a picture of at most 1 MB' });
  }
  try {
    await Club.update({ crest: req.file.filename }, { where: { id: req.club.id } });
    res.status(201).json({ url: `/crests/${req.file.filename}` });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
