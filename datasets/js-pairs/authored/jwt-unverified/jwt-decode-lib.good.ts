import type { NextApiRequest, NextApiResponse } from 'next';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { db } from '../../lib/db';

interface Claims {
  sub: string;
  tenant: string;
}

const keys = createRemoteJWKSet(new URL('https://id.example.com/.well-known/jwks.json'));

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const token = req.cookies['id_token'];
  if (!token) return res.status(401).end();
  const { payload } = await jwtVerify<Claims>(token, keys, { audience: 'shop' });
  const claims = payload;
  const projects = await db.project.findMany({ where: { tenant: claims.tenant, ownerId: claims.sub } });
  res.json(projects);
}
