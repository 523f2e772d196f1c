const net = require('net');
const express = require('express');

const app = express();

function requestText(path, agent) {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: internal-search.local',
    `User-Agent: ${agent}`,
    'Connection: close',
    '',
    '',
  ].join('\r\n');
}

app.get('/legacy/:section', (req, res) => {
  const agent = req.query.agent || 'shop';
  const section = encodeURIComponent(req.params.section);
  const upstream = net.connect(8090, 'internal-search.local', () => {
    upstream.write(requestText(`/list/${section}`, agent));
  });
  upstream.pipe(res);
});

app.listen(3000);
