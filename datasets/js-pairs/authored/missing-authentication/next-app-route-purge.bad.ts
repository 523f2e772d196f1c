import { NextRequest, NextResponse } from 'next/server';
import { cookies } from 'next/headers';
import { decrypt } from '@/lib/session';
import { prisma } from '@/lib/prisma';

async function viewer() {
  const token = (await cookies()).get('session')?.value;
  return token ? decrypt(token) : null;
}

export async function GET() {
  const who = await viewer();
  if (!who) return NextResponse.json({ error: 'sign in' }, { status: 401 });
  return NextResponse.json(await prisma.subscriber.findMany({ take: 50 }));
}

export async function DELETE(request: NextRequest) {
  const id = request.nextUrl.searchParams.get('id') ?? '';
  await prisma.subscriber.delete({ where: { id } });
  return NextResponse.json({ removed: id });
}
