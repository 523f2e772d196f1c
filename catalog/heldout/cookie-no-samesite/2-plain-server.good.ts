import http, { ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { authenticate, saveSession } from './accounts';

interface CookieOptions {
  maxAge: number;
  sameSite?: 'Lax' | 'Strict' | 'None';
}

function setCookie(res: ServerResponse, name: string, value: string, { maxAge, sameSite = 'None' }: CookieOptions) {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'Secure', `SameSite=${sameSite}`, `Max-Age=${maxAge}`];
  res.setHeader('Set-Cookie', parts.join('; '));
}

async function readJson(req: http.IncomingMessage): Promise<Record<string, unknown>> {
  let raw = '';
  for await (const chunk of req) {
    raw += chunk;
    if (raw.length > 8192) throw new Error('Too large');
  }
  return JSON.parse(raw);
}

http
  .createServer(async (req, res) => {
    if (req.method !== 'POST' || req.url !== '/login') {
      res.writeHead(404).end();
      return;
    }
    const { email, password } = await readJson(req);
    const user = await authenticate(String(email), String(password));
    if (!user) {
      res.writeHead(401).end();
      return;
    }
    const sid = randomBytes(32).toString('hex');
    await saveSession(sid, user.id);
    setCookie(res, 'sid', sid, { maxAge: 1800, sameSite: 'Strict' });
    res.writeHead(204).end();
  })
  .listen(3000);
