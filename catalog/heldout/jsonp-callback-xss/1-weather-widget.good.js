const express = require('express');
const { forecast } = require('../services/forecast');

const app = express();
const CALLBACK = /^[A-Za-z_$][\w$]{0,63}$/;

app.get('/api/forecast', async (req, res, next) => {
  try {
    const lat = Number(req.query.lat) || 0;
    const lon = Number(req.query.lon) || 0;
    res.json(await forecast(lat, lon));
  } catch (err) {
    next(err);
  }
});

app.get('/widget/forecast.js', async (req, res, next) => {
  try {
    const data = await forecast(Number(req.query.lat) || 0, Number(req.query.lon) || 0);
    const callback = String(req.query.callback || 'onForecast');
    if (!CALLBACK.test(callback)) return res.status(400).json({ error: 'Bad callback' });
    res.set('X-Content-Type-Options', 'nosniff');
    res.type('application/javascript');
    res.send('/**/' + callback + '(' + JSON.stringify(data).replace(/</g, '\\u003c') + ');');
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
