import http from 'node:http';
import { randomBytes } from 'node:crypto';
import { parse, serialize } from 'cookie';
import { checkPassword } from './accounts.mjs';
import { redis } from './redis.mjs';
import { readForm, csrfOk } from './forms.mjs';

const TTL = 1800;
const newId = () => randomBytes(32).toString('base64url');

class Sessions {
  async load(req) {
    const { sid } = parse(req.headers.cookie ?? '');
    const raw = sid ? await redis.get(`s:${sid}`) : null;
    return raw ? { sid, data: JSON.parse(raw) } : { sid: newId(), data: {} };
  }

  async save(res, { sid, data }) {
    await redis.set(`s:${sid}`, JSON.stringify(data), 'EX', TTL);
    res.setHeader('Set-Cookie', serialize('sid', sid, { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: TTL }));
  }

  async drop({ sid }) {
    await redis.del(`s:${sid}`);
  }
}

const sessions = new Sessions();

http
  .createServer(async (req, res) => {
    let session = await sessions.load(req);
    if (req.method === 'POST' && req.url === '/login') {
      const form = await readForm(req);
      if (!csrfOk(session.data, form)) return res.writeHead(403).end();
      const user = await checkPassword(form.email, form.password);
      if (!user) return res.writeHead(401).end();
      await sessions.drop(session);
      session = { sid: newId(), data: { userId: user.id } };
    } else {
      session.data.visits = (session.data.visits ?? 0) + 1;
    }
    await sessions.save(res, session);
    res.writeHead(204).end();
  })
  .listen(3000);
