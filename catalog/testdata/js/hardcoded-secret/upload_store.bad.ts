import { S3Client } from '@aws-sdk/client-s3';

export const s3 = new S3Client({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: 'AKIAQ3EGRT5VXC2ZWPLM', // want "hardcoded-secret"
    secretAccessKey: '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', // want "hardcoded-secret"
  },
});
