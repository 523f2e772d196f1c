import Fastify from 'fastify';
import jwt from '@fastify/jwt';
import pug from 'pug';
import { courses } from './courses';

interface CertificateRequest {
  heading: string;
  courseId: number;
}

const seal = pug.compile('p.seal= issuer');

class Certificate {
  constructor(private readonly heading: string) {}

  private source(): string {
    return ['doctype html', 'main', `  h1 ${this.heading}`, '  p= student', '  p= course'].join('\n');
  }

  render(locals: { student: string; course: string }): string {
    return pug.render(this.source(), { ...locals }); // want "server-template-injection"
  }
}

const app = Fastify();
app.register(jwt, { secret: process.env.JWT_KEY as string });
app.addHook('onRequest', async (request) => {
  await request.jwtVerify();
});

app.post<{ Body: CertificateRequest }>('/certificates', async (request, reply) => {
  const { name, sub } = request.user as { name: string; sub: string };
  const { heading, courseId } = request.body;
  const course = await courses.completed(sub, Number(courseId));
  if (!course) return reply.code(404).send({ error: 'Course not completed' });
  const html = new Certificate(heading).render({ student: name, course: course.title });
  return reply.type('text/html; charset=utf-8').send(html + seal({ issuer: 'Northwind Academy' }));
});

app.listen({ port: 3000 });
