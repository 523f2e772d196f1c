import { NextRequest, NextResponse } from 'next/server';
import { completeLogin } from '@/lib/oauth';

export async function GET(request: NextRequest) {
  await completeLogin(request);
  const returnTo = request.nextUrl.searchParams.get('returnTo') ?? '/';
  return NextResponse.redirect(new URL(returnTo, request.url));
}
