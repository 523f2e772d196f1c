import { headers } from 'next/headers';
import { NextResponse } from 'next/server';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { db } from '@/lib/db';
import { sendMail } from '@/lib/mail';

const schema = z.object({ name: z.string().min(1).max(80), email: z.string().email() });

async function baseUrl(): Promise<string> {
  const origin = process.env.APP_ORIGIN;
  if (!origin) {
    throw new Error('APP_ORIGIN is not set');
  }
  return origin;
}

export async function POST(request: Request) {
  const parsed = schema.safeParse(await request.json());
  if (!parsed.success) {
    return NextResponse.json({ errors: parsed.error.flatten() }, { status: 422 });
  }
  const language = (await headers()).get('accept-language')?.startsWith('cy') ? 'cy' : 'en';
  const code = randomBytes(24).toString('hex');
  await db.volunteer.create({ data: { ...parsed.data, language, confirmCode: code, confirmed: false } });

  const url = new URL('/volunteers/confirm', await baseUrl());
  url.hash = code;
  await sendMail({ to: parsed.data.email, template: `confirm-${language}`, values: { url: url.href } });
  return NextResponse.json({ ok: true }, { status: 201 });
}
