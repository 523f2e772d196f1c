import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

const client = new S3Client({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: 'AKIAQ3EGRNTLBX7WZK2D',
    secretAccessKey: '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',
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
