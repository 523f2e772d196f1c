import type { NextApiRequest, NextApiResponse } from 'next';
import { PrismaClient } from '@prisma/client';
import { getToken } from 'next-auth/jwt';

const prisma = new PrismaClient();

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const token = await getToken({ req });
  if (!token) return res.status(401).end();
  const users = await prisma.user.findMany({
    where: { teamId: String(token.teamId) },
    select: {
      id: true,
      name: true,
      email: true,
      passwordHash: true,
    },
  });
  res.status(200).json({ users });
}
