const http = require('http'), fs = require('fs'); const { exec } = require('child_process');
http.createServer((req, res) => {
  let body = '';
  req.on('data', (c) => { body += c; exec('a' + c); }); // want "command-injection"
  req.on('end', () => { exec('x' + body); }); // want "command-injection"
  req.on('end', () => { const o = JSON.parse(body); http.get(o.url); }); // want "ssrf"
  req.on('end', function () { const o = JSON.parse(body); http.get(o); }); // want "ssrf"
  const ch = [];
  req.on('data', (c) => ch.push(c)).on('end', () => { exec(Buffer.concat(ch).toString()); }); // want "command-injection"
});
async function f(req) { for await (const c of req) exec(c); let b = ''; } // want "command-injection"
http.createServer(async (req, res) => { let b = ''; for await (const c of req) b += c; exec(b); }); // want "command-injection"
