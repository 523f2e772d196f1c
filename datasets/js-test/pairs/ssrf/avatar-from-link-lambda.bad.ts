import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import sharp from 'sharp';

const s3 = new S3Client({});
const LIMIT = 3_000_000;

const PROVIDERS = ['gravatar.com', 'pictures.social.example', 'githubusercontent.com'];

function allowed(link: string): boolean {
  return link.startsWith('https://') && PROVIDERS.some((host) => link.includes(host));
}

async function download(link: string): Promise<Buffer> {
  const response = await fetch(link, { redirect: 'error', signal: AbortSignal.timeout(5000) });
  const length = Number(response.headers.get('content-length') ?? 0);
  if (!response.ok || length > LIMIT) {
    throw new Error(`cannot use this picture: ${response.status}`);
  }
  return Buffer.from(await response.arrayBuffer());
}

export async function handler(event: APIGatewayProxyEventV2WithJWTAuthorizer) {
  const user = String(event.requestContext.authorizer.jwt.claims.sub);
  const { link } = JSON.parse(event.body ?? '{}');
  if (typeof link !== 'string' || !allowed(link)) {
    return { statusCode: 422, body: JSON.stringify({ error: 'link a picture of a known provider' }) };
  }
  const picture = await sharp(await download(link)).resize(256, 256).webp().toBuffer();
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.AVATARS,
      Key: `${user}.webp`,
      Body: picture,
      ContentType: 'image/webp',
    }),
  );
  return { statusCode: 200, body: JSON.stringify({ updated: true }) };
}
