const http = require('http');
const { lookup } = require('./accounts');

function isTrusted(origin) {
  try {
    const { protocol, hostname } = new URL(origin);
    return protocol === 'https:' && (hostname === 'example.com' || hostname.endsWith('.example.com'));
  } catch {
    return false;
  }
}

const server = http.createServer(async (req, res) => {
  const origin = req.headers.origin;
  if (origin && isTrusted(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  if (req.url === '/account') {
    const account = await lookup(req.headers.cookie);
    res.setHeader('Content-Type', 'application/json');
    return res.end(JSON.stringify(account));
  }
  res.statusCode = 404;
  res.end();
});

server.listen(8000);
