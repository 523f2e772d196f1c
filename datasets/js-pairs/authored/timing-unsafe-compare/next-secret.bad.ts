import type { NextApiRequest, NextApiResponse } from 'next';
import safeCompare from 'safe-compare';
import { revalidate } from '../../lib/cache';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const secret = String(req.query.secret ?? '');
  if (secret !== process.env.REVALIDATE_SECRET) {
    return res.status(401).json({ message: 'Invalid token' });
  }
  if (req.query.kind === 'all') {
    await revalidate('/');
  }
  return res.json({ revalidated: true });
}
