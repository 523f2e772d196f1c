const http = require('http');
const { URL } = require('url');
const { Readable } = require('stream');
const { authenticate } = require('./auth');
const statements = require('./statements');

const server = http.createServer(async (req, res) => {
  const user = await authenticate(req);
  if (!user) {
    res.writeHead(401).end();
    return;
  }
  const url = new URL(req.url, 'http://localhost');
  if (url.pathname !== '/statement') {
    res.writeHead(404).end();
    return;
  }
  const label = url.searchParams.get('label') || 'statement';
  const csv = await statements.exportFor(user.id);
  const head = ['HTTP/1.1 200 OK', 'Content-Type: text/csv', 'Content-Disposition: attachment; filename=' + encodeURIComponent(label) + '.csv', 'Connection: close'];
  req.socket.write(head.join('\r\n') + '\r\n\r\n');
  Readable.from([csv]).pipe(req.socket);
});

server.on('clientError', (err, socket) => {
  socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});

server.listen(8080);
