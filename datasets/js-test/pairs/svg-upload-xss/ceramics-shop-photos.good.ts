import { NextRequest, NextResponse } from 'next/server';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { currentSeller } from '@/lib/seller';
import { db } from '@/lib/db';

const MEDIA = path.join(process.cwd(), 'public', 'media');
const LIMIT = 4 * 1024 * 1024;

export async function POST(request: NextRequest) {
  const seller = await currentSeller();
  if (!seller) {
    return NextResponse.json({ error: 'sign in first' }, { status: 401 });
  }
  const form = await request.formData();
  const photo = form.get('photo');
  if (!(photo instanceof File) || photo.size > LIMIT || !photo.type.startsWith('image/')) {
    return NextResponse.json({ error: 'a photo of at most 4 MB, please' }, { status: 415 });
  }

  const bytes = Buffer.from(await photo.arrayBuffer());
  const name = `${randomUUID()}.webp`;
  await mkdir(MEDIA, { recursive: true });
  try {
    const picture = await sharp(bytes).rotate().resize(1600, 1600, { fit: 'inside' }).webp().toBuffer();
    await writeFile(path.join(MEDIA, name), picture);
  } catch {
    return NextResponse.json({ error: 'this picture cannot be read' }, { status: 415 });
  }

  const row = await db.photo.create({ data: { sellerId: seller.id, path: `/media/${name}` } });
  return NextResponse.json({ id: row.id, url: row.path }, { status: 201 });
}
