const http = require('http');
const { URL } = require('url');
const { authenticate } = require('./auth');
const articles = require('./articles');

function permissions(req, user) {
  const { 'accept-language': language = 'en' } = req.headers;
  return { role: user.role, language };
}

function send(res, status, value) {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(value));
}

const server = http.createServer(async (req, res) => {
  const user = await authenticate(req);
  if (!user) return send(res, 401, { error: 'Unauthorized' });
  const { pathname } = new URL(req.url, 'http://localhost');
  const match = /^\/articles\/(\d+)$/.exec(pathname);
  if (!match) return send(res, 404, { error: 'Not found' });
  const { role, language } = permissions(req, user);

  if (req.method === 'DELETE') {
    if (role !== 'editor') return send(res, 403, { error: 'Editors only' });
    await articles.remove(Number(match[1]), user.id);
    return send(res, 200, { removed: true });
  }
  return send(res, 200, await articles.read(Number(match[1]), language.slice(0, 2)));
});

server.listen(3000);
