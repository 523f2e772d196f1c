import { NextRequest, NextResponse } from 'next/server';
import { cookies } from 'next/headers';
import { sessions } from '@/lib/sessions';
import { tariffs } from '@/lib/tariffs';

export async function PUT(request: NextRequest, { params }: { params: Promise<{ code: string }> }) {
  const jar = await cookies();
  const session = await sessions.read(jar.get('sid')?.value ?? '');
  if (!session) {
    return NextResponse.json({ error: 'sign in first' }, { status: 401 });
  }

  const staff = jar.get('profile')?.value.split('.')[1] === 'billing';
  if (!staff) {
    return NextResponse.json({ error: 'billing staff only' }, { status: 403 });
  }

  const { code } = await params;
  const { pencePerCubicMetre } = await request.json();
  const rate = Number(pencePerCubicMetre);
  if (!Number.isFinite(rate) || rate <= 0) {
    return NextResponse.json({ error: 'the rate must be above zero' }, { status: 422 });
  }
  await tariffs.update(code, { rate, changedBy: session.userId });
  return NextResponse.json({ code, rate });
}

export async function GET(_request: NextRequest, { params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return NextResponse.json(await tariffs.find(code));
}
