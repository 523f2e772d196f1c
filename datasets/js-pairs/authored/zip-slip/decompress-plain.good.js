const express = require('express');
const multer = require('multer');
const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

const upload = multer({ dest: '/tmp/incoming', limits: { fileSize: 20e6 } });
const THEMES = path.resolve('themes');
const app = express();

function install(zip, folder) {
  for (const entry of zip.getEntries()) {
    if (entry.isDirectory) continue;
    const target = path.join(folder, entry.entryName);
    if (!target.startsWith(folder + path.sep)) throw new Error('path leaves the folder');
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
  }
}

app.post('/themes', upload.single('theme'), (req, res) => {
  const folder = path.join(THEMES, String(Date.now()));
  fs.mkdirSync(folder, { recursive: true });
  install(new AdmZip(req.file.path), folder);
  res.status(201).json({ folder: path.basename(folder) });
});

app.listen(3000);
