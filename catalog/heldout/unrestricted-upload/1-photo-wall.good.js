const path = require('path');
const crypto = require('crypto');
const express = require('express');
const multer = require('multer');
const { requireAuth } = require('./middleware/bearer');
const photos = require('./services/photos');

const app = express();
const PUBLIC = path.join(__dirname, 'public');
const EXTENSIONS = { 'image/jpeg': '.jpg', 'image/png': '.png' };

const storage = multer.diskStorage({
  destination: path.join(PUBLIC, 'photos'),
  filename: (req, file, cb) => cb(null, crypto.randomUUID() + EXTENSIONS[file.mimetype]),
});
const upload = multer({
  storage,
  limits: { fileSize: 4 * 1024 * 1024, files: 1 },
  fileFilter: (req, file, cb) => cb(null, Object.hasOwn(EXTENSIONS, file.mimetype)),
});
const csvUpload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 100 * 1024, files: 1 } });

app.use(express.static(PUBLIC));

app.post('/photos', requireAuth, upload.single('photo'), async (req, res, next) => {
  try {
    if (!req.file) return res.status(415).json({ error: 'Send one picture' });
    const photo = await photos.add(req.user.id, req.file.filename);
    res.status(201).json({ id: photo.id, url: `/photos/${encodeURIComponent(req.file.filename)}` });
  } catch (err) {
    next(err);
  }
});

app.post('/photos/captions', requireAuth, csvUpload.single('captions'), async (req, res, next) => {
  photos.setCaptions(req.user.id, req.file.buffer.toString('utf8')).then(() => res.status(204).end()).catch(next);
});

app.listen(process.env.PORT || 3000);
