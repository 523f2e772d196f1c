import { NextRequest, NextResponse } from 'next/server';
import { exchange } from '@/lib/oauth';

export async function GET(request: NextRequest) {
  const code = request.nextUrl.searchParams.get('code') ?? '';
  const tokens = await exchange(code);
  const response = NextResponse.redirect(new URL('/home', request.url));
  response.cookies.set({
    name: 'id_token',
    value: tokens.idToken,
    httpOnly: true,
    secure: true,
    path: '/',
    sameSite: 'none',
  });
  return response;
}
