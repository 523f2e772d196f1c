const express = require('express');
const { spawn } = require('child_process');

const app = express();
app.use(express.json());
const IMAGES = new Set(['node:20', 'python:3.12']);

app.post('/run', (req, res) => {
  const { image, script } = req.body;
  if (typeof image !== 'string') return res.sendStatus(400);
  const child = spawn('docker', ['run', '--rm', '-i', '--network', 'none', image, 'cat']);
  child.stdin.end(String(script));
  child.stdout.pipe(res);
});

app.listen(3000);
