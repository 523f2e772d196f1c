import type { NextApiRequest, NextApiResponse } from 'next';
import formidable, { File } from 'formidable';
import { rename } from 'node:fs/promises';
import path from 'node:path';

export const config = { api: { bodyParser: false } };

const ALLOWED = ['.jpg', '.jpeg', '.png'];

async function keep(file: File): Promise<string> {
  const original = path.basename(file.originalFilename ?? 'unnamed');
  const target = path.join(process.cwd(), 'public', 'uploads', original);
  await rename(file.filepath, target);
  return `/uploads/${original}`;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const form = formidable({ maxFileSize: 4 * 1024 * 1024 });
  const [, files] = await form.parse(req);
  const urls = await Promise.all((files.photos ?? []).map(keep));
  res.status(200).json({ urls });
}
