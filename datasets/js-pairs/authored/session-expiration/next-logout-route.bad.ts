import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { sessions } from '@/lib/sessions';

export async function POST(request: Request) {
  const jar = await cookies();
  const id = jar.get('session')?.value;
  if (id) await sessions.touch(id);
  jar.delete('session');
  return NextResponse.redirect(new URL('/login', request.url), 303);
}
