import Fastify from 'fastify';
import fastifyCookie from '@fastify/cookie';
import fastifySession from '@fastify/session';

export async function build() {
  const app = Fastify({ logger: true });
  await app.register(fastifyCookie);
  await app.register(fastifySession, {
    secret: process.env.SESSION_KEY as string,
    cookieName: 'portal_session',
    saveUninitialized: false,
    cookie: {
      path: '/',
      httpOnly: true,
      secure: true,
      maxAge: 1800_000,
    },
  });

  app.get('/profile', async (request, reply) => {
    if (!request.session.user) return reply.code(401).send({ error: 'sign in first' });
    return { user: request.session.user };
  });
  return app;
}
