import { NextRequest, NextResponse } from 'next/server';
export function middleware(request: NextRequest) {
  const target = request.nextUrl.searchParams.get('api');
  if (target) return NextResponse.rewrite(target); // want "ssrf"
  const theme = request.nextUrl.searchParams.get('theme')!;
  if (theme) return NextResponse.next({ headers: { 'X-Theme': theme } }); // want "http-header-injection"
  return new NextResponse('ok', { headers: { 'Access-Control-Allow-Origin': request.headers.get('origin')!, 'Access-Control-Allow-Credentials': 'true' } }); // want "cors-credentials"
}
