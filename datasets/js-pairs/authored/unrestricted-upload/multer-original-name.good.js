const express = require('express');
const multer = require('multer');
const crypto = require('crypto');
const path = require('path');

const app = express();
app.use('/uploads', express.static('public/uploads'));

const EXTENSIONS = { 'image/png': '.png', 'image/jpeg': '.jpg' };

const storage = multer.diskStorage({
  destination: 'public/uploads',
  filename: (req, file, cb) => {
    cb(null, crypto.randomUUID() + (EXTENSIONS[file.mimetype] || '.bin'));
  },
});

const upload = multer({
  storage,
  limits: { fileSize: 2 * 1024 * 1024 },
  fileFilter: (req, file, cb) => cb(null, file.mimetype in EXTENSIONS),
});

app.post('/photos', upload.single('photo'), (req, res) => {
  res.json({ url: path.posix.join('/uploads', req.file.filename) });
});

app.listen(3000);
