const fs = require('fs');
const path = require('path');
const express = require('express');
const multer = require('multer');
const AdmZip = require('adm-zip');
const { requireAuth, requireRole } = require('../middleware/bearer');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 5 * 1024 * 1024, files: 1 } });
const THEMES = path.resolve('/srv/private/themes');
const router = express.Router();

router.post('/themes/import', requireAuth, requireRole('designer'), upload.single('theme'), (req, res, next) => {
  try {
    const zip = new AdmZip(req.file.buffer);
    const home = path.join(THEMES, String(Number(req.user.id)));
    let written = 0;
    for (const entry of zip.getEntries()) {
      if (entry.isDirectory || entry.header.size > 1024 * 1024) continue;
      const target = path.resolve(home, entry.entryName);
      if (!target.startsWith(home + path.sep)) continue;
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, entry.getData());
      written += 1;
    }
    fs.writeFileSync(path.join(home, 'manifest.json'), JSON.stringify({ written }));
    res.status(201).json({ written });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
