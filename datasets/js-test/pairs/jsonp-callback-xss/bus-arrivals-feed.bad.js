const express = require('express');
const { arrivalsAt } = require('./arrivals');

const app = express();

app.get('/arrivals.js', async (req, res) => {
  const stop = Number(req.query.stop);
  const callback = req.query.callback || 'showArrivals';
  const arrivals = await arrivalsAt(stop);
  res.set('Content-Type', 'application/javascript');
  res.send(`${callback}(${JSON.stringify({ stop, arrivals })});`);
});

app.get('/arrivals.json', async (req, res) => {
  const stop = Number(req.query.stop);
  if (!Number.isInteger(stop)) {
    return res.status(400).json({ error: 'stop must be a number' });
  }
  res.json({ stop, arrivals: await arrivalsAt(stop) });
});

app.listen(3000);
