const http = require('http');
const crypto = require('crypto');
const { check } = require('./users');

let issued = 1000;
const table = new Map();

function begin(user) {
  issued += 1;
  const id = Buffer.from(`${process.pid}-${issued}`).toString('base64');
  table.set(id, { user, number: issued });
  return id;
}

http.createServer(async (req, res) => {
  if (req.url === '/login' && req.method === 'POST') {
    let body = '';
    for await (const part of req) body += part;
    const user = await check(JSON.parse(body));
    if (!user) return res.writeHead(401).end();
    const sessionId = begin(user);
    res.setHeader('Set-Cookie', `sid=${sessionId}; HttpOnly; Secure; SameSite=Lax; Path=/`);
    return res.writeHead(204).end();
  }
  res.writeHead(404).end();
}).listen(3000);
