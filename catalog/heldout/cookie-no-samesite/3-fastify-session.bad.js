const Fastify = require('fastify');
const cookie = require('@fastify/cookie');
const fastifySession = require('@fastify/session');
const csrf = require('@fastify/csrf-protection');
const store = require('./session-store');
const { checkPassword } = require('./accounts');

const app = Fastify({ trustProxy: true });

app.register(cookie);
app.register(fastifySession, {
  store,
  secret: process.env.SESSION_SECRET,
  saveUninitialized: false,
  cookieName: 'sessionId',
  cookie: {
    path: '/',
    httpOnly: true,
    secure: true,
    maxAge: 30 * 60 * 1000,
    sameSite: false, // want "cookie-no-samesite"
  },
});
app.register(csrf, { sessionPlugin: '@fastify/session' });

app.after(() => {
  app.post('/login', { preValidation: app.csrfProtection }, async (request, reply) => {
    const user = await checkPassword(String(request.body.email), String(request.body.password));
    if (!user) return reply.code(401).send({ error: 'Wrong email or password' });
    await request.session.regenerate();
    request.session.userId = user.id;
    reply.setCookie('seen_intro', 'yes', { path: '/', secure: true, sameSite: 'lax' });
    return { name: user.name };
  });

  app.get('/csrf', async (request, reply) => ({ token: reply.generateCsrf() }));
});

app.listen({ port: 3000 });
