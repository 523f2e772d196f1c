const fastifySession = require('@fastify/session');
const fastifyCookie = require('@fastify/cookie');
const { fetchProfile, findOrCreate } = require('./social');

module.exports = async function plugin(app) {
  await app.register(fastifyCookie);
  await app.register(fastifySession, { secret: process.env.SESSION_SECRET, cookie: { sameSite: 'lax' } });

  app.get('/connect/github/callback', async (request, reply) => {
    const { token } = await app.github.getAccessTokenFromAuthorizationCodeFlow(request);
    const profile = await fetchProfile(token.access_token);
    const member = await findOrCreate(profile);
    await request.session.regenerate();
    request.session.set('memberId', member.id);
    return reply.redirect('/home');
  });

  app.post('/preferences/theme', async (request) => {
    request.session.set('theme', request.body.theme === 'dark' ? 'dark' : 'light');
    return { ok: true };
  });
};
