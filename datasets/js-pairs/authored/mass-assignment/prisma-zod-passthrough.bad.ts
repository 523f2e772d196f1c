import { z } from 'zod';
import { NextRequest, NextResponse } from 'next/server';
import { getServerSession } from 'next-auth';
import { prisma } from '@/lib/prisma';

const schema = z
  .object({ nickname: z.string().min(1).max(40), city: z.string().optional() })
  .passthrough();

export async function PUT(request: NextRequest) {
  const session = await getServerSession();
  if (!session?.user?.email) {
    return NextResponse.json({ error: 'unauthorised' }, { status: 401 });
  }
  const parsed = schema.safeParse(await request.json());
  if (!parsed.success) {
    return NextResponse.json({ error: parsed.error.flatten() }, { status: 400 });
  }
  const user = await prisma.user.update({
    where: { email: session.user.email },
    data: parsed.data,
    select: { id: true, nickname: true, city: true },
  });
  return NextResponse.json(user);
}
