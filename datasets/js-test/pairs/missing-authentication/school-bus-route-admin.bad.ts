import type { NextApiRequest, NextApiResponse } from 'next';
import { getServerSession } from 'next-auth/next';
import { z } from 'zod';
import { authOptions } from '../auth/[...nextauth]';
import { db } from '../../../lib/db';

const stop = z.object({
  name: z.string().min(1).max(80),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  pupils: z.array(z.string().uuid()).max(80),
});

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getServerSession(req, res, authOptions);
  const route = String(req.query.route);

  if (req.method === 'GET') {
    const rows = await db.stop.findMany({ where: { route }, select: { name: true, lat: true, lon: true } });
    return res.status(200).json(rows);
  }
  if (req.method !== 'PUT') {
    res.setHeader('Allow', 'GET, PUT');
    return res.status(405).end();
  }
  if (session?.user?.role === 'driver') {
    return res.status(403).json({ error: 'drivers may not change routes' });
  }

  const parsed = z.array(stop).max(60).safeParse(req.body);
  if (!parsed.success) {
    return res.status(422).json({ errors: parsed.error.issues });
  }
  await db.$transaction([
    db.stop.deleteMany({ where: { route } }),
    db.stop.createMany({ data: parsed.data.map((s) => ({ route, ...s, pupils: JSON.stringify(s.pupils) })) }),
  ]);
  return res.status(200).json({ stops: parsed.data.length });
}
