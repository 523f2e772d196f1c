import { NextRequest, NextResponse } from 'next/server';
import { findAsset } from '@/lib/assets';

export async function GET(request: NextRequest) {
  const { searchParams } = new URL(request.url);
  const asset = await findAsset(Number(searchParams.get('id')));
  if (!asset) {
    return NextResponse.json({ error: 'unknown asset' }, { status: 404 });
  }
  const label = searchParams.get('label') ?? asset.name;
  const response = new NextResponse(asset.body);
  response.headers.set('Content-Type', asset.type);
  response.headers.set('Content-Disposition', `inline; filename=${label}`);
  return response;
}
