const http = require('http');
const { lookup } = require('./accounts');

function isTrusted(origin) {
  return origin.indexOf('example.com') !== -1;
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
