import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NextRequest, NextResponse } from 'next/server';
import { currentCook } from '@/lib/cooks';
import { entries } from '@/lib/entries';

const FOLDER = join(process.cwd(), 'public', 'entries');
const LIMIT = 3 * 1024 * 1024;

export async function POST(request: NextRequest) {
  const cook = await currentCook(request);
  if (!cook) return NextResponse.json({ error: 'sign in first' }, { status: 401 });

  const form = await request.formData();
  const photo = form.get('photo');
  if (!(photo instanceof File) || photo.size > LIMIT) {
    return NextResponse.json({ error: 'a photo of at most 3 MB is needed' }, { status: 422 });
  }

  const bytes = Buffer.from(await photo.arrayBuffer());
  const extension = photo.name.includes('.') ? photo.name.split('.').pop() : 'jpg';
  const name = `${randomUUID()}.${extension}`;
  await writeFile(join(FOLDER, name), bytes);

  const entry = await entries.add({ cook: cook.id, title: String(form.get('title') ?? ''), photo: name });
  return NextResponse.json({ id: entry.id, photo: `/entries/${name}` }, { status: 201 });
}
