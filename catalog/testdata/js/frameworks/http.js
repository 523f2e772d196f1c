const http = require('http'), url = require('url'), fs = require('fs');
http.createServer((req, res) => {
  const q = url.parse(req.url, true).query;
  if (q.a) { res.writeHead(200, { 'Content-Type': 'text/html' }); res.end('<p>' + q.a); } // want "reflected-xss"
  else if (q.b) { res.writeHead(200, { 'Content-Type': 'application/json' }); res.end(JSON.stringify({ b: q.b })); }
  else if (q.c) { res.end(JSON.stringify({ b: q.b })); }
  else if (q.d) { res.writeHead(302, { Location: q.d }); res.end(); } // want "server-open-redirect"
  else { fs.readFile('.' + url.parse(req.url).pathname, () => {}); } // want "path-traversal"
  let body = '';
  req.on('data', (c) => { body += c; });
  req.on('end', () => { const o = JSON.parse(body); http.get(o.url); }); // want "ssrf"
}).listen(1);
