import { NextResponse } from 'next/server';
import { getServerSession } from 'next-auth';
import { authOptions } from '@/lib/auth';
import { prisma } from '@/lib/prisma';

type Context = { params: { id: string } };

export async function PATCH(request: Request, { params }: Context) {
  const session = await getServerSession(authOptions);
  if (!session) {
    return NextResponse.json({ error: 'unauthorized' }, { status: 401 });
  }
  const { title } = await request.json();
  const document = await prisma.document.update({
    where: { id: params.id },
    data: { title: String(title) },
  });
  return NextResponse.json({ id: document.id, title: document.title });
}
