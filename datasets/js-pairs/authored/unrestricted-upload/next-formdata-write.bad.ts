import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { auth } from '@/auth';

const TYPES = new Map([['image/webp', 'webp'], ['image/png', 'png']]);

export async function POST(request: Request) {
  const session = await auth();
  if (!session) return NextResponse.json({ error: 'sign in' }, { status: 401 });

  const form = await request.formData();
  const file = form.get('file') as File | null;
  if (!file) return NextResponse.json({ error: 'no file' }, { status: 400 });

  const name = `${Date.now()}-${file.name.replaceAll('/', '_')}`;
  const bytes = Buffer.from(await file.arrayBuffer());
  await writeFile(path.join(process.cwd(), 'public', 'uploads', name), bytes);
  return NextResponse.json({ url: `/uploads/${name}` });
}
