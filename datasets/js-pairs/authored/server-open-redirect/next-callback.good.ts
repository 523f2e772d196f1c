import { NextRequest, NextResponse } from 'next/server';
import { completeLogin } from '@/lib/oauth';

export async function GET(request: NextRequest) {
  await completeLogin(request);
  const returnTo = request.nextUrl.searchParams.get('returnTo') ?? '/';
  const target = new URL(returnTo, request.nextUrl.origin);
  if (target.origin !== request.nextUrl.origin) {
    return NextResponse.redirect(new URL('/', request.url));
  }
  return NextResponse.redirect(target);
}
