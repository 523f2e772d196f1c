const http2 = require('node:http2');
const fs = require('node:fs');

const server = http2.createSecureServer({
  key: fs.readFileSync('/etc/tls/key.pem'),
  cert: fs.readFileSync('/etc/tls/cert.pem'),
});

const strip = (text) => text.split('\n').join('').split('\r').join('');

server.on('request', (req, res) => {
  const url = new URL(req.url, 'https://localhost');
  const origin = url.searchParams.get('source') || 'direct';
  const source = strip(origin.toLowerCase());
  res.writeHead(200, { 'content-type': 'text/plain', 'x-source': source });
  res.end('ok');
});

server.listen(8443);
