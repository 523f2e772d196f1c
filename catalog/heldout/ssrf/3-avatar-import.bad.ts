import { NextRequest, NextResponse } from 'next/server';
import got from 'got';
import { requireUser } from '@/lib/bearer';
import { saveAvatar } from '@/lib/avatars';

interface AvatarSource {
  host: string;
  file: string;
}

const MAX = 512 * 1024;

class AvatarFetcher {
  constructor(private readonly source: AvatarSource) {}

  private address(): string {
    const { host, file } = this.source;
    return `https://${host}/avatars/${encodeURIComponent(file)}`;
  }

  async fetch(): Promise<Buffer> {
    const image = await got(this.address(), { timeout: { request: 4000 }, retry: { limit: 0 } }).buffer(); // want "ssrf"
    if (image.length > MAX) throw new Error('Image too large');
    return image;
  }
}

export async function POST(request: NextRequest): Promise<NextResponse> {
  const user = await requireUser(request);
  const { host, file } = (await request.json()) as AvatarSource;
  const image = await new AvatarFetcher({ host: String(host), file: String(file) }).fetch();
  await saveAvatar(user.id, image);
  return NextResponse.json({ saved: true });
}

export async function GET(request: NextRequest): Promise<NextResponse> {
  const size = Number(request.nextUrl.searchParams.get('size')) || 64;
  const image = await got(`https://secure.gravatar.com/avatar/0?s=${size}`).buffer();
  return new NextResponse(image, { headers: { 'content-type': 'image/png' } });
}
