import type { NextApiRequest, NextApiResponse } from 'next';
import { getServerSession } from 'next-auth/next';
import { authOptions } from '../../auth/[...nextauth]';
import { prisma } from '../../../../lib/prisma';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getServerSession(req, res, authOptions);
  if (!session?.user) {
    return res.status(401).json({ error: 'sign in' });
  }
  if (session.user.role !== 'admin') {
    return res.status(403).json({ error: 'administrators only' });
  }
  switch (req.method) {
    case 'PATCH': {
      const user = await prisma.user.update({
        where: { id: String(req.query.id) },
        data: { suspended: Boolean(req.body.suspended) },
      });
      return res.json({ id: user.id, suspended: user.suspended });
    }
    case 'DELETE':
      await prisma.user.delete({ where: { id: String(req.query.id) } });
      return res.status(204).end();
    default:
      return res.status(405).end();
  }
}
