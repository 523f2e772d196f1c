import { NextRequest, NextResponse } from 'next/server';
import clientPromise from '@/lib/mongodb';

type Facets = Record<string, unknown>;

function withoutOperators(input: Facets): Facets {
  const facets: Facets = {};
  for (const [key, value] of Object.entries(input)) {
    if (!key.startsWith('$')) {
      facets[key] = value;
    }
  }
  return facets;
}

export async function POST(request: NextRequest) {
  const { facets = {}, page = 0 } = await request.json();
  const db = (await clientPromise).db('museum');

  const exhibits = await db
    .collection('exhibits')
    .aggregate([
      { $match: { ...withoutOperators(facets), published: true } },
      { $sort: { accessionYear: -1 } },
      { $skip: Math.max(0, Number(page) || 0) * 24 },
      { $limit: 24 },
      { $project: { title: 1, thumbnail: 1, accessionYear: 1 } },
    ])
    .toArray();

  return NextResponse.json({ exhibits });
}
