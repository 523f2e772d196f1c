const express = require('express');
const multer = require('multer');
const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');
const { requireTeacher } = require('../auth');

const router = express.Router();
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 10 * 1024 * 1024 } });
const ROOT = '/srv/school/homework';

router.post('/classes/:id(\\d+)/bundle', requireTeacher, upload.single('bundle'), (req, res) => {
  if (!req.file) {
    return res.status(400).json({ error: 'no bundle' });
  }
  const dir = path.join(ROOT, req.params.id);
  fs.mkdirSync(dir, { recursive: true });

  const saved = [];
  const zip = new AdmZip(req.file.buffer);
  for (const entry of zip.getEntries()) {
    if (entry.isDirectory || entry.header.size > 5 * 1024 * 1024) continue;
    const target = path.resolve(dir, entry.entryName);
    if (!target.startsWith(dir + path.sep)) continue;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
    saved.push(path.relative(dir, target));
  }
  res.status(201).json({ saved });
});

module.exports = router;
