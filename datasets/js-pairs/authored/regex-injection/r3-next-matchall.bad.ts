import type { NextRequest } from 'next/server';
import { pages } from '@/lib/pages';

export async function GET(request: NextRequest) {
  const word = request.nextUrl.searchParams.get('word');
  if (!word || word.length > 40) {
    return Response.json({ error: 'word' }, { status: 400 });
  }
  const counts = pages.map((page) => ({
    slug: page.slug,
    hits: [...page.text.matchAll(new RegExp(word, 'giu'))].length,
  }));
  return Response.json(counts.filter((entry) => entry.hits > 0));
}
