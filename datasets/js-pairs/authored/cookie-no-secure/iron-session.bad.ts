import { getIronSession, SessionOptions } from 'iron-session';
import type { NextApiRequest, NextApiResponse } from 'next';

interface Data {
  userId?: string;
}

export const sessionOptions: SessionOptions = {
  password: process.env.IRON_PASSWORD as string,
  cookieName: 'shop_session',
  ttl: 3600,
  cookieOptions: {
    secure: false,
    httpOnly: true,
    sameSite: 'lax',
  },
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getIronSession<Data>(req, res, sessionOptions);
  res.json({ signedIn: Boolean(session.userId) });
}
