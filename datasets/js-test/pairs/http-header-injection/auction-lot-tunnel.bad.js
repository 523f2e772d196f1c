'use strict';

const http = require('http');
const net = require('net');

const UPSTREAM = { host: process.env.LOTS_HOST || '10.4.0.12', port: 7000 };

function field(name, value) {
  return `${name}: ${decodeURIComponent(value).trim()}\r\n`;
}

const proxy = http.createServer((req, res) => {
  res.statusCode = 426;
  res.end('use CONNECT');
});

proxy.on('connect', (req, client, head) => {
  const [lot = '', ...query] = req.url.split('?');
  const trace = String(req.headers['x-trace'] || 'none');
  const upstream = net.connect(UPSTREAM, () => {
    client.write(
      'HTTP/1.1 200 Connection Established\r\n' +
        field('X-Lot', lot) +
        field('X-Trace', trace) +
        field('X-Filters', query.join('?')) +
        '\r\n',
    );
    upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
});

proxy.listen(8443);
