import { mkdir, writeFile } from 'fs/promises';
import * as path from 'path';
import { randomUUID } from 'crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';

const MOUNT = '/mnt/efs/uploads';

class DocumentStore {
  constructor(private readonly root: string) {}

  async put(tenant: string, name: string, data: Buffer): Promise<string> {
    const folder = path.join(this.root, tenant);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, randomUUID() + (path.extname(name) === '.pdf' ? '.pdf' : '.bin'));
    await writeFile(file, data);
    return file;
  }
}

const store = new DocumentStore(MOUNT);

export const handler = async (event: APIGatewayProxyEvent) => {
  const tenant = event.requestContext.authorizer?.tenantId as string;
  const { name, content } = JSON.parse(event.body ?? '{}');
  const saved = await store.put(tenant, name, Buffer.from(content, 'base64'));
  return { statusCode: 201, body: JSON.stringify({ saved: path.basename(saved) }) };
};
