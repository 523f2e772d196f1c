import { NextRequest, NextResponse } from 'next/server';
import { Prisma } from '@prisma/client';
import { prisma } from '@/lib/prisma';

type Hit = { id: number; title: string; rank: number };

const PAGE = 20;

export async function GET(request: NextRequest) {
  const params = request.nextUrl.searchParams;
  const term = (params.get('q') ?? '').slice(0, 120);
  const offset = Math.max(0, Number(params.get('offset')) || 0);
  if (term.length < 2) {
    return NextResponse.json({ hits: [] });
  }

  const statement = `
    SELECT id, title, ts_rank(document, plainto_tsquery('english', '${term}')) AS rank
    FROM records
    WHERE document @@ plainto_tsquery('english', '${term}')
    ORDER BY rank DESC
    LIMIT ${PAGE} OFFSET ${offset}`;
  const hits = await prisma.$queryRaw<Hit[]>(Prisma.raw(statement));

  return NextResponse.json({ hits, next: hits.length === PAGE ? offset + PAGE : null });
}
