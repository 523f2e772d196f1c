import type { NextApiRequest, NextApiResponse } from 'next';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

function toRow(values: unknown[]): string {
  return values.map((v) => quote(String(v ?? ''))).join(',');
}

function quote(text: string): string {
  const escaped = text.replaceAll('"', '""');
  return `"${escaped}"`;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).end();
  const members = await prisma.member.findMany({ where: { active: true } });
  const body = [toRow(['Name', 'Email', 'Motto']), ...members.map((m) => toRow([m.name, m.email, m.motto]))];
  res.setHeader('Content-Type', 'text/csv');
  res.setHeader('Content-Disposition', 'attachment; filename=members.csv');
  res.send(body.join('\n'));
}
