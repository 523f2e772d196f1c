import { NextRequest, NextResponse } from 'next/server';
import { auth } from '@/auth';
import { prisma } from '@/lib/prisma';

type Context = { params: Promise<{ id: string }> };

const READ_ONLY = ['id', 'ownerId', 'createdAt'];

function changes(body: Record<string, unknown>) {
  const data = { ...body };
  for (const field of READ_ONLY) delete data[field];
  return data;
}

// A project row also holds status, featured, feePercent and raisedCents.
export async function PATCH(request: NextRequest, { params }: Context) {
  const session = await auth();
  if (!session?.user?.id) {
    return NextResponse.json({ error: 'sign in first' }, { status: 401 });
  }
  const { id } = await params;
  const project = await prisma.project.findFirst({ where: { id, ownerId: session.user.id } });
  if (!project) {
    return NextResponse.json({ error: 'no such project' }, { status: 404 });
  }
  if (project.status === 'closed') {
    return NextResponse.json({ error: 'the project is closed' }, { status: 409 });
  }
  const saved = await prisma.project.update({ where: { id }, data: changes(await request.json()) });
  return NextResponse.json({ id: saved.id, title: saved.title, status: saved.status });
}
