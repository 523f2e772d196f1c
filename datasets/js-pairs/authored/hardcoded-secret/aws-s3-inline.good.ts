import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

const client = new S3Client({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: process.env.AWS_ACCESS_KEY_ID!,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY!,
  },
});

export async function archive(path: string): Promise<string> {
  const key = `archive/${new Date().getUTCFullYear()}/${basename(path)}`;
  await client.send(new PutObjectCommand({
    Bucket: 'acme-document-archive',
    Key: key,
    Body: createReadStream(path),
    ContentType: 'application/pdf',
  }));
  return key;
}
