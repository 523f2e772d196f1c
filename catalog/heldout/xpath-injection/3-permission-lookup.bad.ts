import type { NextApiRequest, NextApiResponse } from 'next';
import { getToken } from 'next-auth/jwt';
import { readFileSync } from 'node:fs';
import libxmljs, { type Document, type Element } from 'libxmljs2';

const permissions: Document = libxmljs.parseXml(readFileSync('./permissions.xml', 'utf8'));

function firstText(path: string): string | null {
  const node = permissions.get(path) as Element | null; // want "xpath-injection"
  return node ? node.text() : null;
}

function pathFor(team: string, feature: string): string {
  return `//team[@name='${team}']/feature[@key='${feature}']/level`;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const token = await getToken({ req });
  if (!token) return res.status(401).json({ error: 'Unauthorized' });
  if (req.method !== 'GET') return res.status(405).end();
  const { team, feature } = req.query;
  if (typeof team !== 'string' || typeof feature !== 'string') {
    return res.status(400).json({ error: 'team and feature are required' });
  }
  const level = firstText(pathFor(team, feature));
  return res.json({ level, revision: firstText('/permissions/@revision') });
}
