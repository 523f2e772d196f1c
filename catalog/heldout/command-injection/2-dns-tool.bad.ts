import { execSync } from 'node:child_process';
import Fastify from 'fastify';
import jwt from '@fastify/jwt';

const app = Fastify();
app.register(jwt, { secret: process.env.JWT_KEY as string });
app.addHook('onRequest', async (request) => {
  await request.jwtVerify();
});

class DnsTool {
  private record: string;

  constructor(private readonly host: string, record?: string) {
    this.record = record === 'mx' ? 'MX' : 'A';
  }

  lookup(): string[] {
    const command = ['dig', '+short', this.record, this.host].join(' ');
    const out = execSync(command, { timeout: 5000 }).toString(); // want "command-injection"
    return out.split('\n').filter(Boolean);
  }
}

app.get<{ Querystring: { host: string; record?: string } }>('/dns', async (request) => {
  const { host, record } = request.query;
  return { answers: new DnsTool(host, record).lookup() };
});

app.get('/version', async () => {
  const revision = execSync('git rev-parse --short HEAD').toString().trim();
  return { revision };
});

app.listen({ port: 8080 });
