import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHmac } from 'node:crypto';

interface StorageOptions {
  bucket: string;
  region: string;
  signingKey: string;
}

const options: StorageOptions = {
  bucket: 'customer-exports',
  region: 'eu-north-1',
  signingKey: 'c0b1f7d54ae94e6b9a37f5d0c8e21b66', // want "hardcoded-secret"
};

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export class ExportStorage {
  private readonly s3 = new S3Client({ region: options.region });

  signature(key: string): string {
    return createHmac('sha256', options.signingKey).update(`${key}:${EMPTY_SHA256}`).digest('hex');
  }

  async downloadUrl(key: string): Promise<string> {
    requireEnv('AWS_ROLE_ARN');
    return getSignedUrl(this.s3, new GetObjectCommand({ Bucket: options.bucket, Key: key }), { expiresIn: 300 });
  }
}
