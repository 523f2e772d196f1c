const Hapi = require('@hapi/hapi');
const Cookie = require('@hapi/cookie');
const Bcrypt = require('bcrypt');
const { instructors } = require('./instructors');

module.exports.start = async () => {
  const server = Hapi.server({ port: 3000 });
  await server.register(Cookie);

  server.auth.strategy('instructor', 'cookie', {
    cookie: {
      name: 'dive-session',
      password: process.env.COOKIE_PASSWORD,
      isSecure: true,
      isHttpOnly: process.env.NODE_ENV !== 'test',
      isSameSite: 'Lax',
      ttl: 2 * 60 * 60 * 1000,
    },
    redirectTo: '/login',
    validate: async (request, session) => {
      const instructor = await instructors.byId(session.id);
      return { isValid: Boolean(instructor), credentials: instructor };
    },
  });
  server.auth.default('instructor');

  server.route({
    method: 'POST',
    path: '/login',
    options: { auth: { mode: 'try' }, plugins: { cookie: { redirectTo: false } } },
    handler: async (request, h) => {
      const { email, password } = request.payload;
      const instructor = await instructors.byEmail(String(email));
      if (!instructor || !(await Bcrypt.compare(String(password), instructor.hash))) {
        return h.view('login', { message: 'Try again' });
      }
      request.cookieAuth.set({ id: instructor.id });
      return h.redirect('/');
    },
  });

  await server.start();
  return server;
};
