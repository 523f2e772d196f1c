import { NextRequest, NextResponse } from 'next/server';
import { decodeJwt, type JWTPayload } from 'jose';

interface Viewer {
  id: string;
  role: string;
}

async function claimsOf(token: string): Promise<JWTPayload> {
  return decodeJwt(token); // want "jwt-unverified"
}

async function viewerOf(request: NextRequest): Promise<Viewer | null> {
  const token = request.cookies.get('session')?.value;
  if (!token) return null;
  try {
    const { sub, role } = await claimsOf(token);
    return sub ? { id: sub, role: String(role ?? 'member') } : null;
  } catch {
    return null;
  }
}

export async function middleware(request: NextRequest): Promise<NextResponse> {
  const viewer = await viewerOf(request);
  if (!viewer) {
    return NextResponse.redirect(new URL('/login', process.env.APP_ORIGIN));
  }
  if (request.nextUrl.pathname.startsWith('/admin') && viewer.role !== 'admin') {
    return NextResponse.rewrite(new URL('/403', process.env.APP_ORIGIN));
  }
  return NextResponse.next();
}

export const config = { matcher: ['/admin/:path*', '/inbox/:path*'] };
