const http = require('http');
const http2 = require('http2');
const url = require('url');
const { exec } = require('child_process');

http.createServer((req, res) => {
  const { query } = url.parse(req.url, true);
  exec('log-hit ' + req.headers.referer); // want "command-injection"
  res.setHeader(query.name, '1'); // want "http-header-injection"
  res.statusMessage = query.message; // want "http-header-injection"
  res.end();
}).listen(8080);

http.createServer((req, res) => {
  const { query } = url.parse(req.url, true);
  res.writeHead(400, 'Bad ' + query.field); // want "http-header-injection"
  res.end();
}).listen(8081);

http.createServer((req, res) => {
  const { query } = url.parse(req.url, true);
  res.statusCode = 302;
  if (query.next) res.setHeader('Location', query.next); // want "server-open-redirect"
  else res.setHeader('Location', 'https://' + req.headers.host + '/home'); // want "host-header-injection"
  res.end();
}).listen(8082);

http.createServer((req, res) => {
  res.writeHead(200, { 'Access-Control-Allow-Origin': req.headers.origin, 'Access-Control-Allow-Credentials': 'true' }); // want "cors-credentials"
  res.end();
}).listen(8083);

http.createServer((req, res) => {
  http.get('http://stock.internal/price', (answer) => {
    exec('notify ' + answer.headers['x-price']); // want "command-injection"
    answer.on('readable', () => exec('notify ' + answer.read())); // want "command-injection"
  });
  http.get('http://stock.internal/all', async (answer) => {
    for await (const chunk of answer) exec('notify ' + chunk); // want "command-injection"
  });
  const { query } = url.parse(req.url, true);
  http2.connect('https://' + query.host); // want "ssrf"
  http2.connect('https://api.acme.dev');
  res.end();
}).listen(8084);

http.createServer((req, res) => {
  const { query } = url.parse(req.url, true);
  res.writeHead(200, { 'Content-Type': 'text/csv' });
  res.end('name\n' + query.name + '\n'); // want "csv-formula-injection"
}).listen(8085);
