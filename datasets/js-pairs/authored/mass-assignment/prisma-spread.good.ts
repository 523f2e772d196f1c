import { NextResponse } from 'next/server';
import { z } from 'zod';
import { auth } from '@/auth';
import { prisma } from '@/lib/prisma';

const profile = z.object({ name: z.string().max(80), website: z.string().url().optional() });

export async function PUT(request: Request) {
  const session = await auth();
  if (!session?.user) return NextResponse.json({ error: 'no' }, { status: 401 });
  const body = profile.parse(await request.json());
  const user = await prisma.user.update({
    where: { id: session.user.id },
    data: { ...body, updatedAt: new Date() },
  });
  return NextResponse.json({ id: user.id });
}
