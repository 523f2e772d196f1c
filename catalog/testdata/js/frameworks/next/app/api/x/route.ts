import { NextRequest, NextResponse } from 'next/server';
import { redirect } from 'next/navigation';
import { exec } from 'child_process';
export async function GET(request: NextRequest, { params }) {
  const q = request.nextUrl.searchParams.get('q');
  exec('ls ' + q); // want "command-injection"
  exec('ls ' + params.id); // want "command-injection"
  return new NextResponse(`<p>${q}`, { headers: { 'Content-Type': 'text/html' } }); // want "reflected-xss"
}
export async function POST(req: Request) {
  const { url } = await req.json();
  const r = await fetch(url); // want "ssrf"
  const { searchParams } = new URL(req.url);
  if (searchParams.get('n')) redirect(searchParams.get('n')); // want "server-open-redirect"
  return NextResponse.json({ ok: 1 });
}
