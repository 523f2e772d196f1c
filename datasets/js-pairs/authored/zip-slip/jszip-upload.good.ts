import JSZip from 'jszip';
import path from 'node:path';
import { promises as fs } from 'node:fs';
import { Request, Response } from 'express';

const THEMES = path.resolve('themes');

function destinationOf(name: string): string {
  const target = path.resolve(THEMES, name);
  if (path.relative(THEMES, target).startsWith('..')) throw new Error('outside');
  return target;
}

export async function installTheme(req: Request, res: Response) {
  const zip = await JSZip.loadAsync(req.body);
  for (const [name, file] of Object.entries(zip.files)) {
    if (file.dir) continue;
    const target = destinationOf(name);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, await file.async('nodebuffer'));
  }
  res.sendStatus(201);
}
