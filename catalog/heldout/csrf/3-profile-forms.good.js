const Fastify = require('fastify');
const cookie = require('@fastify/cookie');
const formbody = require('@fastify/formbody');
const sessions = require('./plugins/session');
const csrf = require('@fastify/csrf-protection');
const accounts = require('./accounts');

const app = Fastify({ trustProxy: true });
app.register(cookie);
app.register(formbody);
app.register(sessions);
app.register(csrf, { sessionPlugin: '@fastify/session' });

async function signedIn(request, reply) {
  if (!request.session.userId) return reply.code(401).send({ error: 'Unauthorized' });
}

app.after(() => {
  app.get('/profile', { preHandler: signedIn }, async (request, reply) => ({
    profile: await accounts.profile(request.session.userId),
    csrf: reply.generateCsrf(),
  }));

  app.post('/profile/name', { preHandler: [signedIn, app.csrfProtection] }, async (request) => {
    await accounts.setName(request.session.userId, String(request.body.name));
    return { saved: true };
  });

  app.post('/profile/close', { preHandler: [signedIn, app.csrfProtection] }, async (request) => {
    await accounts.close(request.session.userId);
    await request.session.destroy();
    return { closed: true };
  });
});

app.listen({ port: 3000 });
