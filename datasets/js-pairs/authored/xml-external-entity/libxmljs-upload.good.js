const express = require('express');
const multer = require('multer');
const libxmljs = require('libxmljs');

const app = express();
const upload = multer({ limits: { fileSize: 1024 * 1024 } });

app.post('/invoices/import', upload.single('invoice'), (req, res) => {
  const text = req.file.buffer.toString('utf8');
  const doc = libxmljs.parseXml(text, { noent: false, nonet: true });
  const lines = doc.find('//line').map((line) => ({
    sku: line.attr('sku').value(),
    amount: Number(line.get('amount').text()),
  }));
  res.json({ lines });
});

app.listen(3000);
