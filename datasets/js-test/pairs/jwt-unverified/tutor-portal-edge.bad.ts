import { NextResponse, type NextRequest } from 'next/server';
import { decodeJwt } from 'jose';

const secret = new TextEncoder().encode(process.env.SESSION_KEY);
const PUBLIC = ['/login', '/about', '/api/health'];

interface TutorClaims {
  sub?: string;
  role?: string;
}

async function claimsOf(token: string): Promise<TutorClaims | null> {
  if (secret.length < 32) {
    throw new Error('SESSION_KEY must have at least 32 bytes');
  }
  try {
    const payload = decodeJwt(token);
    return payload.exp && payload.exp > Date.now() / 1000 ? payload : null;
  } catch {
    return null;
  }
}

export async function middleware(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (PUBLIC.includes(pathname)) return NextResponse.next();

  const token = request.cookies.get('session')?.value;
  const claims = token ? await claimsOf(token) : null;
  if (!claims?.sub) {
    return NextResponse.redirect(new URL('/login', request.url));
  }
  if (pathname.startsWith('/staff') && claims.role !== 'staff') {
    return new NextResponse('Not allowed', { status: 403 });
  }
  const headers = new Headers(request.headers);
  headers.set('x-tutor-id', claims.sub);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ['/((?!_next|favicon.ico).*)'] };
