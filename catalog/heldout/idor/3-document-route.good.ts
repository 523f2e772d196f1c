import { NextRequest, NextResponse } from 'next/server';
import { prisma } from '@/lib/prisma';
import { requireUser } from '@/lib/bearer';
import { documentPatch } from '@/lib/schemas';

type Params = { params: { id: string } };

function target(id: string, ownerId: string) {
  return { id, ownerId };
}

export async function GET(request: NextRequest, { params }: Params): Promise<NextResponse> {
  const user = await requireUser(request);
  const document = await prisma.document.findFirst({ where: { id: params.id, ownerId: user.id } });
  return document ? NextResponse.json(document) : NextResponse.json({ error: 'Not found' }, { status: 404 });
}

export async function PATCH(request: NextRequest, { params }: Params): Promise<NextResponse> {
  const user = await requireUser(request);
  const { title, body } = documentPatch.parse(await request.json());
  const { count } = await prisma.document.updateMany({ where: target(params.id, user.id), data: { title, body, editedBy: user.id } });
  return NextResponse.json({ updated: count === 1 });
}

export async function DELETE(request: NextRequest, { params }: Params): Promise<NextResponse> {
  const user = await requireUser(request);
  const { count } = await prisma.document.deleteMany({ where: { id: params.id, ownerId: user.id } });
  return NextResponse.json({ deleted: count === 1 });
}
