const express = require('express');
const { exec } = require('child_process');
const app = express();
const NAME = /^[a-z0-9_]+$/i;

app.get('/anchored', (req, res) => {
  if (!NAME.test(req.query.d)) return res.sendStatus(400);
  exec('ls ' + req.query.d);
  res.end();
});
app.get('/unanchored', (req, res) => {
  if (!/[a-z]+/.test(req.query.d)) return res.sendStatus(400);
  exec('ls ' + req.query.d); // want "command-injection"
  res.end();
});
app.get('/open', (req, res) => {
  if (!/^.+$/.test(req.query.d)) return res.sendStatus(400);
  exec('ls ' + req.query.d); // want "command-injection"
  res.end();
});
app.get('/digits', (req, res) => {
  const m = req.query.pid.match(/^(\d+)$/);
  if (!m) return res.sendStatus(400);
  exec('kill ' + m[1]);
  res.end();
});
app.get('/integer', (req, res) => {
  const pid = Number(req.query.pid);
  if (!Number.isInteger(pid)) return res.sendStatus(400);
  exec('kill ' + req.query.pid);
  res.end();
});
app.get('/redirect', (req, res) => {
  if (!/^https?:\/\/(www\.)?example\.com\//.test(req.query.to)) return res.redirect('/');
  res.redirect(req.query.to);
});
app.get('/redirect-unanchored', (req, res) => {
  if (!/example\.com/.test(req.query.to)) return res.redirect('/');
  res.redirect(req.query.to); // want "server-open-redirect"
});
app.get('/redirect-prefix', (req, res) => {
  if (!req.query.to.startsWith('https://example.com/')) return res.redirect('/');
  res.redirect(req.query.to);
});
app.get('/redirect-weak-prefix', (req, res) => {
  if (!req.query.to.startsWith('https://example.com')) return res.redirect('/');
  res.redirect(req.query.to); // want "server-open-redirect"
});
app.get('/redirect-local', (req, res) => {
  const to = req.query.to;
  if (!to.startsWith('/') || to.startsWith('//')) return res.redirect('/');
  res.redirect(to);
});
app.get('/blocked', (req, res) => {
  if (/[^a-z0-9]/i.test(req.query.d)) return res.sendStatus(400);
  exec('ls ' + req.query.d);
  res.end();
});
app.get('/blocked-some', (req, res) => {
  if (/[;&]/.test(req.query.d)) return res.sendStatus(400);
  exec('ls ' + req.query.d); // want "command-injection"
  res.end();
});
