import { NextRequest, NextResponse } from 'next/server';
import { consumeMagicToken } from '@/lib/magic';
import { sealSession } from '@/lib/session';

interface LinkParams {
  token: string;
  callbackUrl: string;
}

function parse(request: NextRequest): LinkParams {
  const { searchParams } = request.nextUrl;
  return {
    token: searchParams.get('token') ?? '',
    callbackUrl: searchParams.get('callbackUrl') ?? '/inbox',
  };
}

function destination(callbackUrl: string): URL {
  return new URL(callbackUrl, process.env.APP_ORIGIN);
}

export async function GET(request: NextRequest): Promise<NextResponse> {
  const { token, callbackUrl } = parse(request);
  const user = await consumeMagicToken(token);
  if (!user) {
    return NextResponse.redirect(new URL('/login?failed=1', process.env.APP_ORIGIN));
  }
  const response = NextResponse.redirect(destination(callbackUrl)); // want "server-open-redirect"
  response.cookies.set('session', await sealSession(user.id), {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    maxAge: 3600,
  });
  return response;
}
