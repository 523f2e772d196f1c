const http = require('http');
const { newSession } = require('./sessions');

http
  .createServer(async (req, res) => {
    if (req.url === '/login' && req.method === 'POST') {
      const sid = await newSession(req);
      res.writeHead(204, {
        'Set-Cookie': [`sessionid=${sid}; Path=/; Secure; HttpOnly; SameSite=Lax`, 'lang=en; Path=/'],
      });
      return res.end();
    }
    res.writeHead(404).end();
  })
  .listen(8080);
