const express = require('express');
const multer = require('multer');
const fs = require('fs/promises');

const upload = multer({ dest: '/tmp/uploads' });
const app = express();

async function headings(path) {
  const text = await fs.readFile(path, 'utf8');
  const found = text.split('\n').filter((line) => line.startsWith('#')).map((line) => line.trim());
  return found || [];
}

app.post('/outline', upload.single('document'), async (req, res) => {
  res.json({ headings: await headings(req.file.path) });
});

app.listen(3000);
