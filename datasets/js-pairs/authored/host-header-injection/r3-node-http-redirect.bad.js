const http = require('node:http');
const https = require('node:https');
const fs = require('node:fs');

const KNOWN = ['www.example.net', 'shop.example.net'];

http
  .createServer((req, res) => {
    const host = (req.headers.host || '').toLowerCase().split(':')[0];
    const target = KNOWN.some((name) => host.includes(name)) ? host : KNOWN[0];
    res.writeHead(308, { Location: `https://${target}${new URL(req.url, 'http://localhost').pathname}` });
    res.end();
  })
  .listen(80);

https
  .createServer({ key: fs.readFileSync('key.pem'), cert: fs.readFileSync('cert.pem') }, (req, res) => {
    res.end('ok');
  })
  .listen(443);
