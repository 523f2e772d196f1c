const http = require('http');
const { parse } = require('querystring');
const cookie = require('cookie');
const sessions = require('./sessions');
const members = require('./members');

const SITE = 'https://club.example.org';

async function body(req) {
  let data = '';
  for await (const chunk of req) data += chunk;
  return parse(data);
}

const server = http.createServer(async (req, res) => {
  const { sid } = cookie.parse(req.headers.cookie || '');
  const session = sid && (await sessions.get(sid));
  if (!session) {
    res.writeHead(302, { Location: '/login' });
    return res.end();
  }
  if (req.method !== 'GET' && req.headers.origin !== SITE) {
    res.writeHead(403);
    return res.end('bad origin');
  }
  if (req.method === 'POST' && req.url === '/membership/cancel') {
    const form = await body(req);
    await members.cancel(session.memberId, form.reason);
    res.writeHead(303, { Location: '/membership' });
    return res.end();
  }
  res.writeHead(404);
  res.end();
});

server.listen(8080);
