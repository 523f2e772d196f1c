const express = require('express');
const axios = require('axios');

const app = express();
const HOSTS = ['images.example.com', 'cdn.example.com'];

app.get('/thumbnail', async (req, res) => {
  const url = req.query.url;
  const image = await axios.get(url, { responseType: 'arraybuffer', timeout: 3000 });
  res.type('png').send(image.data);
});

app.listen(3000);
