import Fastify, { FastifyRequest } from 'fastify';
import jwt from '@fastify/jwt';
import escapeStringRegexp from 'escape-string-regexp';
import { listFiles } from './files';

const app = Fastify();
app.register(jwt, { secret: process.env.JWT_KEY as string });
app.addHook('onRequest', async (req) => {
  await req.jwtVerify();
});

class NameMatcher {
  private readonly expression: RegExp;

  constructor({ prefix, suffix }: { prefix: string; suffix: string }) {
    const source = '^' + escapeStringRegexp(prefix) + '.*' + escapeStringRegexp(suffix) + '$';
    this.expression = new RegExp(source);
  }

  matches(name: string): boolean {
    return this.expression.test(name);
  }
}

type Query = { prefix?: string; suffix?: string; tag?: string };

app.get('/files', async (request: FastifyRequest<{ Querystring: Query }>) => {
  const { prefix = '', suffix = '', tag = '' } = request.query;
  const matcher = new NameMatcher({ prefix, suffix });
  const tagged = new RegExp('\\b' + escapeStringRegexp(tag) + '\\b');
  const files = await listFiles((request.user as { sub: string }).sub);
  return files.filter((f) => matcher.matches(f.name) && tagged.test(f.tags));
});

app.listen({ port: 3000 });
