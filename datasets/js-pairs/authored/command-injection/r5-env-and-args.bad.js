const { spawn } = require('child_process');
const express = require('express');
const multer = require('multer');

const upload = multer({ dest: '/tmp/in' });
const app = express();

app.post('/ocr', upload.single('scan'), (req, res) => {
  const lang = req.body.lang || 'eng';
  const out = `${req.file.path}.txt`;
  const child = spawn('sh', ['-c', `tesseract ${req.file.path} ${req.file.path} -l ${lang} && cat ${out}`]);
  let text = '';
  child.stdout.on('data', (chunk) => { text += chunk; });
  child.on('close', (code) => res.json({ code, length: text.length }));
});

app.listen(3000);
