const express = require('express');
const { exec } = require('child_process');
const app = express();

app.get('/array', (req, res) => {
  const parts = ['ls'];
  parts.push(req.query.dir);
  exec(parts.join(' ')); // want "command-injection"
  const safe = ['ls'];
  safe.push('-l');
  exec(safe.join(' '));
  res.end();
});
app.get('/map', (req, res) => {
  const m = new Map();
  m.set('dir', req.query.dir);
  exec('ls ' + m.get('dir')); // want "command-injection"
  res.end();
});
app.get('/spread', (req, res) => {
  const opts = { cwd: '/', ...req.query };
  exec('ls ' + opts.dir); // want "command-injection"
  const fixed = { ...req.query, dir: '.' };
  exec('ls ' + fixed.dir);
  res.end();
});
app.get('/map-filter', (req, res) => {
  const names = req.query.names.split(',').map((n) => n.trim()).filter(Boolean);
  for (const n of names) {
    exec('touch ' + n); // want "command-injection"
  }
  const sizes = names.map((n) => Number(n));
  exec('head ' + sizes[0]);
  res.end();
});
app.get('/overwrite', (req, res) => {
  const job = { dir: req.query.dir };
  job.dir = '/tmp';
  exec('ls ' + job.dir);
  res.end();
});
app.get('/object-path', (req, res) => {
  const job = { a: { b: { c: req.query.dir } }, d: 'x' };
  exec('ls ' + job.d);
  exec('ls ' + job.a.b.c); // want "command-injection"
  res.end();
});
