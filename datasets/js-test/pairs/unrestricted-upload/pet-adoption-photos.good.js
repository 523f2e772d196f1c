const express = require('express');
const multer = require('multer');
const path = require('path');
const crypto = require('crypto');
const { requireShelter } = require('./auth');
const { pets } = require('./pets');

const app = express();
const PHOTOS = path.join(__dirname, 'public', 'photos');

const EXTENSIONS = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp' };

const upload = multer({
  storage: multer.diskStorage({
    destination: PHOTOS,
    filename: (req, file, done) => done(null, crypto.randomUUID() + EXTENSIONS[file.mimetype]),
  }),
  limits: { fileSize: 5 * 1024 * 1024, files: 4 },
  fileFilter: (req, file, done) => done(null, Object.hasOwn(EXTENSIONS, file.mimetype)),
});

app.use(express.static(path.join(__dirname, 'public')));

app.post('/pets/:id/photos', requireShelter, upload.array('photos', 4), async (req, res) => {
  const names = req.files.map((file) => file.filename);
  await pets.addPhotos(req.shelter.id, Number(req.params.id), names);
  res.status(201).json({ photos: names.map((name) => `/photos/${name}`) });
});

app.listen(3000);
