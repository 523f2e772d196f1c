import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { sessions } from './store';

async function readJson(req: IncomingMessage): Promise<any> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function startSession(res: ServerResponse, userId: number): void {
  const id = randomBytes(32).toString('base64url');
  sessions.set(id, { userId, created: Date.now() });
  const parts = [
    `session=${id}`,
    'Path=/',
    'Max-Age=7200',
    'Secure',
    'SameSite=Lax',
  ];
  res.setHeader('Set-Cookie', parts.join('; '));
}

createServer(async (req, res) => {
  if (req.method === 'POST' && req.url === '/login') {
    const { user, password } = await readJson(req);
    const account = await sessions.check(user, password);
    if (!account) {
      res.writeHead(401).end();
      return;
    }
    startSession(res, account.id);
    res.writeHead(204).end();
    return;
  }
  res.writeHead(404).end();
}).listen(3000);
