const fastify = require('fastify')({ logger: true });

const settings = {
  cookies: { secret: process.env.COOKIE_SECRET },
  cors: {
    origin: true,
    methods: ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'],
    credentials: true,
  },
};

fastify.register(require('@fastify/cookie'), settings.cookies);
fastify.register(require('@fastify/cors'), settings.cors);

fastify.get('/health', async () => ({ up: true }));

fastify.get('/profile', async (request) => {
  const sid = request.unsignCookie(request.cookies.sid || '');
  return { known: sid.valid };
});

fastify.listen({ port: 3000 });
