const express = require('express');
const axios = require('axios');

const app = express();
const HOSTS = ['images.example.com', 'cdn.example.com'];

app.get('/thumbnail', async (req, res) => {
  const url = new URL(req.query.url);
  if (url.protocol !== 'https:' || !HOSTS.includes(url.hostname)) return res.sendStatus(400);
  const image = await axios.get(url.href, { responseType: 'arraybuffer', timeout: 3000, maxRedirects: 0 });
  res.type('png').send(image.data);
});

app.listen(3000);
