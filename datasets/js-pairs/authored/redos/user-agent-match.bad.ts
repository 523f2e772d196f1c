import { NextRequest, NextResponse } from 'next/server';

const BOT = /(?:[a-z]+\s*)*(?:bot|crawler|spider)\/$/i;

export function middleware(request: NextRequest) {
  const agent = request.headers.get('user-agent') ?? '';
  if (agent.match(BOT)) {
    return NextResponse.redirect(new URL('/bots', request.url));
  }
  return NextResponse.next();
}
