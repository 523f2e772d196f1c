import { NextRequest, NextResponse } from 'next/server';
import { readCart } from '@/lib/cart';

const STOREFRONT = 'https://store.example.com';

function withCors(request: NextRequest, response: NextResponse): NextResponse {
  const origin = request.headers.get('origin') ?? '';
  response.headers.set('Access-Control-Allow-Origin', origin === STOREFRONT ? origin : STOREFRONT);
  response.headers.set('Access-Control-Allow-Credentials', 'true');
  response.headers.append('Vary', 'Origin');
  return response;
}

export async function GET(request: NextRequest) {
  const cart = await readCart(request.cookies.get('cart')?.value);
  return withCors(request, NextResponse.json(cart));
}

export async function OPTIONS(request: NextRequest) {
  return withCors(request, new NextResponse(null, { status: 204 }));
}
