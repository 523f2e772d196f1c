import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { getSession } from '@/lib/session';
import { db } from '@/lib/db';

async function currentRole(): Promise<string> {
  const session = await getSession();
  return session?.user?.role ?? 'guest';
}

export async function DELETE(request: Request, { params }: { params: { id: string } }) {
  const role = await currentRole();
  if (role !== 'admin') {
    return NextResponse.json({ error: 'forbidden' }, { status: 403 });
  }
  await db.article.delete({ where: { id: Number(params.id) } });
  return NextResponse.json({ ok: true });
}

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const theme = (await cookies()).get('theme')?.value ?? 'light';
  const articles = await db.article.findMany({ where: { tag: searchParams.get('tag') ?? undefined } });
  return NextResponse.json({ theme, articles });
}
