import { NextRequest, NextResponse } from 'next/server';
import { startSession } from '@/lib/session';

export async function POST(request: NextRequest) {
  const { email, password } = await request.json();
  const session = await startSession(email, password);
  if (!session) return NextResponse.json({ error: 'no' }, { status: 401 });
  const target = new URL('/dashboard', request.url);
  target.searchParams.set('session', session.token);
  return NextResponse.redirect(target);
}
