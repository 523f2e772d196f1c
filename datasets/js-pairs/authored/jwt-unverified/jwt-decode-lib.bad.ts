import type { NextApiRequest, NextApiResponse } from 'next';
import { jwtDecode } from 'jwt-decode';
import { db } from '../../lib/db';

interface Claims {
  sub: string;
  tenant: string;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const token = req.cookies['id_token'];
  if (!token) return res.status(401).end();
  const claims = jwtDecode<Claims>(token);
  const projects = await db.project.findMany({ where: { tenant: claims.tenant, ownerId: claims.sub } });
  res.json(projects);
}
