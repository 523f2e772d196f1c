const express = require('express');
const ejs = require('ejs');

const app = express();

const greeting = ejs.compile(
  [
    '<!doctype html>',
    '<%- head %>',
    '<h1>Hello <%- name %></h1>', // want "template-unescaped-output"
    '<p>You have <%= count %> new messages.</p>',
  ].join('\n'),
);

const HEAD = '<title>Inbox</title><link rel="stylesheet" href="/main.css">';

app.use(express.static('public'));

app.get('/hello', (req, res) => {
  const name = String(req.query.name || 'guest').slice(0, 60);
  const count = Number.parseInt(req.query.count, 10) || 0;
  res.type('html').send(greeting({ head: HEAD, name, count }));
});

app.get('/status', (req, res) => {
  res.json({ up: true, since: process.uptime() });
});

app.listen(process.env.PORT || 3000);
