const express = require('express');
const multer = require('multer');
const path = require('path');
const crypto = require('crypto');

const ALLOWED = { 'image/png': '.png', 'image/jpeg': '.jpg' };
const app = express();
app.use('/media', express.static(path.join(__dirname, 'public/media')));

const storage = multer.diskStorage({
  destination: path.join(__dirname, 'public/media'),
  filename(req, file, cb) {
    cb(null, crypto.randomUUID() + ALLOWED[file.mimetype]);
  },
});

const upload = multer({
  storage,
  limits: { fileSize: 2 * 1024 * 1024 },
  fileFilter: (req, file, cb) => cb(null, Object.hasOwn(ALLOWED, file.mimetype)),
});

app.post('/photos', upload.single('photo'), (req, res) => {
  res.status(201).json({ url: `/media/${req.file.filename}` });
});

app.listen(3000);
