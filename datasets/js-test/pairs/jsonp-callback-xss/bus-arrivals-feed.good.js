const express = require('express');
const { arrivalsAt } = require('./arrivals');

const app = express();
app.set('jsonp callback name', 'callback');

app.get('/arrivals.js', async (req, res) => {
  const stop = Number(req.query.stop);
  const arrivals = await arrivalsAt(stop);
  res.jsonp({ stop, arrivals });
});

app.get('/arrivals.json', async (req, res) => {
  const stop = Number(req.query.stop);
  if (!Number.isInteger(stop)) {
    return res.status(400).json({ error: 'stop must be a number' });
  }
  res.json({ stop, arrivals: await arrivalsAt(stop) });
});

app.listen(3000);
