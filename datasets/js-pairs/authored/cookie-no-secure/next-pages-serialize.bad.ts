import type { NextApiRequest, NextApiResponse } from 'next';
import { serialize, type SerializeOptions } from 'cookie';
import { signIn } from '@/server/auth';

const isDev = process.env.NODE_ENV !== 'production';

function sessionOptions(remember: boolean): SerializeOptions {
  return {
    httpOnly: true,
    secure: isDev,
    sameSite: 'lax',
    path: '/',
    maxAge: remember ? 30 * 86400 : 86400,
  };
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    res.setHeader('Allow', 'POST');
    return res.status(405).end();
  }
  const { email, password, remember } = req.body;
  const token = await signIn(email, password);
  if (!token) return res.status(401).json({ message: 'Sign-in failed' });
  res.setHeader('Set-Cookie', serialize('auth_token', token, sessionOptions(Boolean(remember))));
  return res.status(200).json({ ok: true });
}
