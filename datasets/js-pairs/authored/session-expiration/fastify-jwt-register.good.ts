import Fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';
import { checkLogin } from './login';

const app = Fastify();

app.register(fastifyJwt, {
  secret: process.env.JWT_SECRET as string,
  sign: { algorithm: 'HS512', expiresIn: '20m' },
});

app.post<{ Body: { name: string; password: string } }>('/login', async (request, reply) => {
  const user = await checkLogin(request.body.name, request.body.password);
  if (!user) return reply.code(401).send();
  const token = app.jwt.sign({ sub: user.id });
  return { token };
});

app.listen({ port: 3000 });
