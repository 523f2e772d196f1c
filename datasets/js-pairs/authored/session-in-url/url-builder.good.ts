import { NextRequest, NextResponse } from 'next/server';
import { startSession } from '@/lib/session';

export async function POST(request: NextRequest) {
  const { email, password } = await request.json();
  const session = await startSession(email, password);
  if (!session) return NextResponse.json({ error: 'no' }, { status: 401 });
  const target = new URL('/dashboard', request.url);
  const response = NextResponse.redirect(target);
  response.cookies.set('session', session.token, { httpOnly: true, secure: true, sameSite: 'lax' });
  return response;
}
