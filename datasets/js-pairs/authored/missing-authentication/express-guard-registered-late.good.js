const express = require('express');
const { tickets } = require('./tickets');
const { requireSession } = require('./session');

const app = express();
app.use(express.json());

app.get('/tickets/stats', async (req, res) => res.json(await tickets.counts()));

app.use(requireSession);

app.delete('/tickets/:id', async (req, res) => {
  await tickets.deleteById(req.params.id);
  res.sendStatus(204);
});

app.post('/tickets/:id/assign', async (req, res) => {
  await tickets.assign(req.params.id, req.body.agent);
  res.sendStatus(204);
});

app.listen(3000);
