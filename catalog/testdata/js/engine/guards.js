const express = require('express');
const { exec } = require('child_process');
const { isIP } = require('net');
const app = express();
const ALLOWED = ['status', 'log'];
const COMMANDS = { a: 'ls', b: 'pwd' };

function isName(s) { return /^[a-z]+$/.test(s); }
function assertName(s) {
  if (!/^[a-z0-9]+$/.test(s)) throw new Error('bad name');
}
function isLong(s) { return s.length > 3; }

app.get('/includes', (req, res) => {
  const c = req.query.c;
  if (!ALLOWED.includes(c)) return res.status(400).end();
  exec('git ' + c);
  res.end();
});
app.get('/includes-wrong-way', (req, res) => {
  const c = req.query.c;
  if (ALLOWED.includes(c)) return res.status(400).end();
  exec('git ' + c); // want "command-injection"
  res.end();
});
app.get('/equals', (req, res) => {
  if (req.query.c === 'status' || req.query.c === 'log') {
    exec('git ' + req.query.c);
  } else {
    exec('git ' + req.query.c); // want "command-injection"
  }
  res.end();
});
app.get('/switch', (req, res) => {
  switch (req.query.c) {
    case 'a':
    case 'b':
      exec('x ' + req.query.c);
      break;
    default:
      exec('x ' + req.query.c); // want "command-injection"
  }
  res.end();
});
app.get('/predicate', (req, res) => {
  if (isName(req.query.n)) exec('id ' + req.query.n);
  if (isLong(req.query.n)) exec('id ' + req.query.n); // want "command-injection"
  res.end();
});
app.get('/assertion', (req, res) => {
  assertName(req.query.n);
  exec('id ' + req.query.n);
  res.end();
});
app.get('/lookup', (req, res) => {
  const cmd = COMMANDS[req.query.c];
  if (!cmd) return res.status(404).end();
  exec(cmd);
  res.end();
});
app.get('/number', (req, res) => {
  const n = Number(req.query.n);
  exec('head -n ' + n);
  exec('head -n ' + parseInt(req.query.m, 10));
  if (Number.isInteger(req.query.k)) exec('head -n ' + req.query.k);
  exec('head -n ' + req.query.k); // want "command-injection"
  res.end();
});
app.get('/unanchored', (req, res) => {
  if (/[a-z]+/.test(req.query.n)) exec('id ' + req.query.n); // want "command-injection"
  res.end();
});
app.get('/indexof', (req, res) => {
  if (ALLOWED.indexOf(req.query.n) === -1) return res.end();
  exec('id ' + req.query.n);
  res.end();
});
app.get('/filter', (req, res) => {
  const names = req.query.names.filter((n) => /^[a-z]+$/.test(n));
  for (const n of names) exec('id ' + n);
  const long = req.query.names.filter((n) => n.length > 2);
  for (const n of long) exec('id ' + n); // want "command-injection"
  res.end();
});
app.get('/every', (req, res) => {
  const names = req.query.names;
  if (!names.every(isName)) return res.status(400).end();
  names.forEach((n) => exec('id ' + n));
  res.end();
});
app.get('/some', (req, res) => {
  const names = req.query.names;
  if (names.some((n) => !isName(n))) return res.status(400).end();
  names.forEach((n) => exec('id ' + n));
  res.end();
});

const DOMAINS = ['example.com', 'example.org'];
app.get('/some-of-a-list', (req, res) => {
  const c = req.query.c;
  if (!ALLOWED.some((name) => c === name)) return res.status(400).end();
  exec('git ' + c);
  res.end();
});
app.get('/some-within', (req, res) => {
  const c = req.query.c;
  if (!ALLOWED.some((name) => c.includes(name))) return res.status(400).end();
  exec('git ' + c); // want "command-injection"
  res.end();
});
app.get('/some-of-the-client', (req, res) => {
  const c = req.query.c;
  if (!req.query.names.some((name) => c === name)) return res.status(400).end();
  exec('git ' + c); // want "command-injection"
  res.end();
});
app.get('/found', (req, res) => {
  const c = req.query.c;
  const known = ALLOWED.find((name) => name === c);
  if (!known) return res.status(400).end();
  exec('git ' + c);
  res.end();
});
app.get('/some-domain', async (req, res) => {
  const url = new URL(req.query.url);
  if (!DOMAINS.some((d) => url.hostname === d || url.hostname.endsWith('.' + d))) return res.status(400).end();
  res.json(await (await fetch(url)).json());
});
app.get('/some-ending', async (req, res) => {
  const url = new URL(req.query.url);
  if (!DOMAINS.some((d) => url.hostname.endsWith(d))) return res.status(400).end();
  res.json(await (await fetch(url)).json()); // want "ssrf"
});
app.get('/address', (req, res) => {
  if (isIP(req.query.to) === 0) return res.status(400).end();
  exec('ping -c1 ' + req.query.to);
  if (isIP(req.query.from) > 0) exec('ping -c1 ' + req.query.from);
  else exec('ping -c1 ' + req.query.from); // want "command-injection"
  res.end();
});
app.get('/member', (req, res) => {
  if (!(req.query.c in COMMANDS)) return res.status(400).end();
  exec('git ' + req.query.c);
  COMMANDS[req.query.c](); // want "unsafe-dispatch"
  res.end();
});
