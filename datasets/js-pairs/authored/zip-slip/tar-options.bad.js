const tar = require('tar');
const express = require('express');
const multer = require('multer');
const fs = require('fs');

const app = express();
const upload = multer({ dest: '/tmp/uploads' });

app.post('/import', upload.single('bundle'), async (req, res) => {
  const dir = await fs.promises.mkdtemp('/tmp/import-');
  await tar.x({
    file: req.file.path,
    cwd: dir,
    preservePaths: true,
  });
  res.json({ dir });
});

app.listen(3000);
