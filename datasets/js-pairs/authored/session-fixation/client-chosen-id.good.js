const http = require('http');
const crypto = require('crypto');
const cookie = require('cookie');
const { checkPassword } = require('./directory');

const sessions = new Map();

function readForm(req) {
  return new Promise((resolve, reject) => {
    let text = '';
    req.on('data', (chunk) => (text += chunk));
    req.on('end', () => resolve(new URLSearchParams(text)));
    req.on('error', reject);
  });
}

http
  .createServer(async (req, res) => {
    const jar = cookie.parse(req.headers.cookie || '');
    if (req.method === 'POST' && req.url === '/login') {
      const form = await readForm(req);
      const account = await checkPassword(form.get('user'), form.get('password'));
      if (!account) {
        res.statusCode = 401;
        return res.end('wrong');
      }
      const sid = crypto.randomUUID();
      sessions.set(sid, { account: account.id, since: Date.now() });
      res.setHeader('Set-Cookie', cookie.serialize('sid', sid, { httpOnly: true, secure: true, sameSite: 'lax' }));
      return res.end('welcome');
    }
    const current = sessions.get(jar.sid);
    res.end(current ? `signed in as ${current.account}` : 'signed out');
  })
  .listen(8080);
