const express = require('express');
const multer = require('multer');
const fs = require('fs/promises');

const upload = multer({ dest: '/tmp/uploads' });
const app = express();

async function headings(path) {
  const text = await fs.readFile(path, 'utf8');
  const found = text.match(/^(?:#+ *)+(.*\S)\s*$/gm);
  return found || [];
}

app.post('/outline', upload.single('document'), async (req, res) => {
  res.json({ headings: await headings(req.file.path) });
});

app.listen(3000);
