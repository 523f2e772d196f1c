const https = require('https');
const express = require('express');

const app = express();

function fetchJson(url) {
  return new Promise((resolve, reject) => {
    https.get(url, (res) => {
      let data = '';
      res.on('data', (d) => { data += d; });
      res.on('end', () => resolve(JSON.parse(data)));
    }).on('error', reject);
  });
}

const REGIONS = { eu: 'eu.weather.example.com', us: 'us.weather.example.com' };

app.get('/forecast/:region', async (req, res, next) => {
  try {
    const city = encodeURIComponent(String(req.query.city));
    const host = REGIONS[req.params.region] || REGIONS.eu;
    res.json(await fetchJson(`https://${host}/v2/forecast?q=${city}`));
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
