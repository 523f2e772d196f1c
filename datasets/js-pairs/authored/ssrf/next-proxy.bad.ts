import { NextRequest, NextResponse } from 'next/server';

const FEEDS: Record<string, string> = {
  news: 'https://news.example.com/feed.json',
  blog: 'https://blog.example.com/feed.json',
};

export async function GET(request: NextRequest) {
  const source = request.nextUrl.searchParams.get('source') ?? 'news';
  const upstream = await fetch(source, { headers: { accept: 'application/json' } });
  return NextResponse.json(await upstream.json());
}
