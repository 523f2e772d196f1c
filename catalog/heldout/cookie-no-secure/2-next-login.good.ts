import type { NextApiRequest, NextApiResponse } from 'next';
import { serialize, type SerializeOptions } from 'cookie';
import { SignJWT } from 'jose';
import { verifyUser } from '../../lib/users';

const key = new TextEncoder().encode(process.env.SESSION_KEY);

function sessionCookie(value: string, overrides: SerializeOptions = {}) {
  return serialize('session', value, { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: 3600, ...overrides });
}

async function makeToken(userId: string) {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key);
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).end();
  const { email, password } = req.body as Record<string, string>;
  const user = await verifyUser(String(email), String(password));
  if (!user) return res.status(401).json({ error: 'Wrong email or password' });
  res.setHeader('Set-Cookie', [sessionCookie(await makeToken(user.id))]);
  return res.status(200).json({ name: user.name });
}
