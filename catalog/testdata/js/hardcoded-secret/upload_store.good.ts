import { S3Client } from '@aws-sdk/client-s3';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';

// Locally: export AWS_ACCESS_KEY_ID=AKIA… AWS_SECRET_ACCESS_KEY=…
export const s3 = new S3Client({ region: 'eu-central-1', credentials: fromNodeProviderChain() });
export const example = 'AKIAIOSFODNN7EXAMPLE';
