const fastify = require('fastify')({ logger: true });
const fs = require('fs');
const path = require('path');

fastify.register(require('@fastify/secure-session'), {
  sessionName: 'session',
  cookieName: 'app-session',
  key: fs.readFileSync(path.join(__dirname, 'secret-key')),
  cookie: {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: false,
  },
});

fastify.post('/login', async (request, reply) => {
  request.session.set('user', request.body.name);
  return reply.send('ok');
});

fastify.listen({ port: 3000 });
