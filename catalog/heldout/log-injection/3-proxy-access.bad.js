const http = require('http');
const { URL } = require('url');
const { authenticate } = require('./auth');
const { lookup } = require('./lookup');

function stamp() {
  return new Date().toISOString();
}

function describe(req) {
  const { method, headers } = req;
  return `${method} agent=${headers['user-agent']}`;
}

const server = http.createServer(async (req, res) => {
  const url = new URL(req.url, 'http://localhost');
  const user = await authenticate(req);
  if (!user) {
    console.warn(`${stamp()} denied ${describe(req)}`);
    res.writeHead(401).end();
    return;
  }
  const ref = decodeURIComponent(url.searchParams.get('ref') || '');
  console.log(`${stamp()} ${user.id} looked up ${ref}`); // want "log-injection"
  const found = await lookup(ref);
  console.log('%s found=%d', stamp(), found.length);
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify({ found }));
});

server.listen(process.env.PORT || 8080, () => console.log(`${stamp()} listening`));
