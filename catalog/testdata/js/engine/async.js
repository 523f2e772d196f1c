const express = require('express');
const util = require('util');
const { exec } = require('child_process');
const app = express();

async function load(req) { return req.body.cmd; }
const later = (v) => new Promise((resolve) => resolve(v));

app.post('/await', async (req, res) => {
  const cmd = await load(req);
  exec(cmd); // want "command-injection"
  res.end();
});
app.post('/then', (req, res) => {
  load(req)
    .then((c) => c.trim())
    .then((c) => {
      exec(c); // want "command-injection"
    })
    .finally(() => res.end());
});
app.post('/promise', async (req, res) => {
  exec(await later(req.body.cmd)); // want "command-injection"
  exec(await later('ls'));
  res.end();
});
app.post('/all', async (req, res) => {
  const [a, b] = await Promise.all([load(req), later('ls')]);
  exec(a); // want "command-injection"
  res.end();
});
app.post('/callback', (req, res) => {
  const visit = (list, cb) => list.forEach((x) => cb(null, x));
  visit(req.body.list, (err, item) => {
    exec(item); // want "command-injection"
  });
  res.end();
});
