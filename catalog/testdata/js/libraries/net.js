const net = require('net');
const dgram = require('dgram');
const dns = require('dns');
const express = require('express');
const { exec } = require('child_process');
const zlib = require('zlib');
const querystring = require('querystring');
const url = require('url');
const app = express();

net.createServer((socket) => {
  socket.on('data', (line) => exec('run ' + line)); // want "command-injection"
}).listen(7000);
net.createServer(async (socket) => {
  for await (const line of socket) exec('run ' + line); // want "command-injection"
}).listen(7001);
const udp = dgram.createSocket('udp4');
udp.on('message', (message) => exec('run ' + message)); // want "command-injection"

app.get('/connect', (req, res) => {
  net.connect({ host: req.query.host, port: 25 }); // want "ssrf"
  new net.Socket().connect(25, req.query.host); // want "ssrf"
  net.connect({ host: 'mail.acme.dev', port: 25 });
  dns.reverse('10.0.0.1', (err, names) => exec('log-host ' + names[0])); // want "command-injection"
  if (net.isIP(req.query.address)) exec('ping -c 1 ' + req.query.address);
  res.end();
});
app.put('/zipped', (req, res) => {
  zlib.gunzip(req.body, (err, text) => exec('run ' + text)); // want "command-injection"
  exec('run ' + zlib.inflateSync(req.body)); // want "command-injection"
  exec('run ' + zlib.gzipSync(req.body).length);
  exec('run ' + querystring.decode(req.body).name); // want "command-injection"
  exec('run ' + querystring.unescape(req.query.name)); // want "command-injection"
  res.end();
});
app.get('/urls', (req, res) => {
  exec('open ' + url.resolve('https://acme.dev', req.query.path)); // want "command-injection"
  exec('open ' + url.fileURLToPath(req.query.file)); // want "command-injection"
  exec('open ' + url.format({ host: 'acme.dev', pathname: req.query.path })); // want "command-injection"
  exec('open ' + new URL(req.query.url).port);
  const search = new URLSearchParams(req.query.search);
  search.forEach((value, key) => exec('set ' + key + ' ' + value)); // want "command-injection"
  exec('set ' + search.getAll('x')[0]); // want "command-injection"
  res.end();
});
