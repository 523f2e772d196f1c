import type { NextApiRequest, NextApiResponse } from 'next';
import { openingHours } from '@/lib/branches';

function wrapperFor(name: string | string[] | undefined): string {
  const value = Array.isArray(name) ? name[0] : name;
  return (value ?? 'hours').replace(/<\/?script>/gi, '');
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') {
    res.setHeader('Allow', 'GET');
    return res.status(405).end();
  }
  const hours = await openingHours(String(req.query.branch ?? 'main'));
  const json = JSON.stringify({ branch: hours.branch, days: hours.days });

  if (req.query.callback === undefined) {
    return res.status(200).json({ branch: hours.branch, days: hours.days });
  }
  res.setHeader('Content-Type', 'application/javascript; charset=utf-8');
  res.setHeader('Cache-Control', 'public, max-age=3600');
  return res.status(200).send(`${wrapperFor(req.query.callback)}(${json});`);
}
