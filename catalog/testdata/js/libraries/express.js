const express = require('express');
const fileUpload = require('express-fileupload');
const { exec } = require('child_process');
const db = require('./db');
const app = express();
app.use(fileUpload());

app.get('/param', (req, res) => {
  exec('ls ' + req.param('dir')); // want "command-injection"
  exec('ls ' + req.get('x-dir')); // want "command-injection"
  exec('ls ' + req.get('Referer')); // want "command-injection"
  res.type(req.accepts(['html', 'json']));
  res.end();
});
app.param('dir', (req, res, next, dir) => {
  exec('du ' + dir, () => next()); // want "command-injection"
});
app.get('/account', (req, res) => {
  db.accounts.findOne({ id: 1 }).then((account) => res.send(200, { hash: account.passwordHash })); // want "sensitive-data-exposure"
});
app.get('/go', (req, res) => {
  res.location(req.query.next); // want "server-open-redirect"
  res.location('https://' + req.headers.host + '/home'); // want "host-header-injection"
  res.set('Location', req.query.next); // want "server-open-redirect"
  res.set({ Location: req.query.next }); // want "server-open-redirect"
  res.location('/home');
  res.status(302).end();
});
app.get('/folder', (req, res) => {
  res.sendFile('index.html', { root: '/srv/' + req.query.site }); // want "path-traversal"
});
app.get('/folder/fixed', (req, res) => {
  res.sendFile('index.html', { root: '/srv/site' });
});
app.get('/page', (req, res) => {
  res.render('page', req.query); // want "server-template-injection"
});
app.get('/page/fixed', (req, res) => {
  res.render('page', { title: req.query.title });
});
app.get('/site', (req, res, next) => {
  express.static('/srv/' + req.query.site)(req, res, next); // want "path-traversal"
});
app.get('/html', (req, res) => {
  res.type('html');
  res.write('<p>' + req.query.name + '</p>'); // want "reflected-xss"
  res.end();
});
app.get('/csv', async (req, res) => {
  const people = await db.query('SELECT name FROM people');
  res.set('Content-Type', 'text/csv');
  res.send(people.map((p) => p.name + '\n').join('')); // want "csv-formula-injection"
});
app.get('/csv/named', async (req, res) => {
  const people = await db.query('SELECT name FROM people');
  res.set('Content-Disposition', 'attachment; filename=people.csv');
  res.send(people.map((p) => p.name + '\n').join('')); // want "csv-formula-injection"
});
app.get('/name', (req, res) => {
  res.set(req.query.header, 'yes'); // want "http-header-injection"
  res.type(req.query.type); // want "http-header-injection"
  res.end();
});
