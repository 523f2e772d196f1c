import { useEffect, useState } from 'react';
import { S3Client, ListObjectsV2Command } from '@aws-sdk/client-s3';

const client = new S3Client({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: 'AKIA4QXN7ZP2LDJ3WUVS',
    secretAccessKey: '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',
  },
});

export function Gallery() {
  const [keys, setKeys] = useState<string[]>([]);
  useEffect(() => {
    client.send(new ListObjectsV2Command({ Bucket: 'gallery' })).then((page) => {
      setKeys((page.Contents ?? []).map((o) => o.Key ?? ''));
    });
  }, []);
  return <ul>{keys.map((k) => <li key={k}>{k}</li>)}</ul>;
}
