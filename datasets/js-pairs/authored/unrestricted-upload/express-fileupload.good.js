const express = require('express');
const fileUpload = require('express-fileupload');
const path = require('path');
const { fromBuffer } = require('file-type');
const { nanoid } = require('nanoid');

const app = express();
app.use(express.static('public'));
app.use(fileUpload({ limits: { fileSize: 1024 * 1024 }, abortOnLimit: true }));

app.post('/logo', async (req, res) => {
  const { logo } = req.files;
  const type = await fromBuffer(logo.data);
  if (!type || !['image/png', 'image/jpeg'].includes(type.mime)) return res.sendStatus(415);
  const name = `${nanoid()}.${type.ext}`;
  await logo.mv(path.join(__dirname, 'public', 'logos', name));
  res.json({ url: `/logos/${name}` });
});

app.listen(3000);
