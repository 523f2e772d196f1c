import { Prisma, PrismaClient } from '@prisma/client';
import type { NextApiRequest, NextApiResponse } from 'next';

const prisma = new PrismaClient();

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { tag, page } = req.query as { tag?: string; page?: string };
  const offset = (Math.max(1, Number(page) || 1) - 1) * 25;

  const filter = tag
    ? Prisma.sql`AND t.slug = ${tag}`
    : Prisma.empty;

  const posts = await prisma.$queryRaw`
    SELECT p.id, p.title
      FROM "Post" p
      JOIN "Tag" t ON t."postId" = p.id
     WHERE p.published = true ${filter}
     ORDER BY p."createdAt" DESC
     LIMIT 25 OFFSET ${offset}`;

  res.status(200).json(posts);
}
