const express = require('express');
const LightingDesk = require('./lighting-desk');

const app = express();
app.use(express.json());
const desk = new LightingDesk(process.env.DMX_PORT);

app.post('/desk/:command', async (req, res) => {
  const { command } = req.params;
  const args = Array.isArray(req.body.args) ? req.body.args : [];
  if (typeof desk[command] !== 'function') {
    return res.status(404).json({ error: `no command ${command}` });
  }
  res.json({ result: await desk[command](...args) });
});

app.get('/desk', (req, res) => {
  const field = 'channels';
  res.json({ channels: desk[field], scene: desk.scene() });
});

app.listen(3000);
