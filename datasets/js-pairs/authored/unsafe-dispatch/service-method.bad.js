const express = require('express');
const reports = require('./reports');

const app = express();
app.use(express.json());
const METHODS = ['daily', 'weekly'];

app.post('/reports/:name', async (req, res) => {
  const { name } = req.params;
  if (typeof reports[name] !== 'function') return res.sendStatus(404);
  res.json(await reports[name](req.body));
});

app.listen(3000);
