import { NextRequest, NextResponse } from 'next/server';
import { SignJWT } from 'jose';
import { checkMember } from '@/lib/members';

const key = new TextEncoder().encode(process.env.JWT_SECRET);

export async function POST(request: NextRequest) {
  const { email, password } = await request.json();
  const member = await checkMember(email, password);
  if (!member) {
    return NextResponse.json({ error: 'Wrong email or password' }, { status: 401 });
  }

  const token = await new SignJWT({ sub: member.id, farm: member.farmId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(key);

  const response = NextResponse.json({ name: member.name });
  response.cookies.set('coop_session', token, {
    path: '/',
    secure: true,
    sameSite: 'strict',
    maxAge: 7200,
  });
  response.cookies.set('member_name', encodeURIComponent(member.name), {
    path: '/',
    secure: true,
    sameSite: 'strict',
    maxAge: 7200,
  });
  return response;
}
