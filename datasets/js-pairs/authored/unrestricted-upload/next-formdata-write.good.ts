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

  const extension = TYPES.get(file.type);
  if (!extension || file.size > 3_000_000) return NextResponse.json({ error: 'unsupported' }, { status: 415 });
  const name = `${randomUUID()}.${extension}`;
  const bytes = Buffer.from(await file.arrayBuffer());
  await writeFile(path.join(process.cwd(), 'public', 'uploads', name), bytes);
  return NextResponse.json({ url: `/uploads/${name}` });
}
