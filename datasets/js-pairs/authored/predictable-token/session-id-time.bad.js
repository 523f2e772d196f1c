const http = require('http');
const { createHash, randomUUID } = require('crypto');
const { authenticate } = require('./directory');

const sessions = new Map();

function newSessionId(user) {
  return createHash('sha256').update(`${user.name}:${Date.now()}`).digest('hex');
}

http
  .createServer(async (req, res) => {
    const startedAt = Date.now();
    const user = await authenticate(req);
    if (!user) {
      res.writeHead(401);
      return res.end();
    }
    const sessionId = newSessionId(user);
    sessions.set(sessionId, { user: user.id, startedAt });
    res.setHeader('Set-Cookie', `sid=${sessionId}; HttpOnly; Secure; SameSite=Lax`);
    res.end('ok');
  })
  .listen(8080);
