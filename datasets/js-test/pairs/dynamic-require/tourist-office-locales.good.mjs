import Fastify from 'fastify';
import view from '@fastify/view';
import pug from 'pug';

const FALLBACK = 'en';

async function messages(language) {
  const known = /^[a-z]{2}(-[A-Z]{2})?$/.test(language) ? language : FALLBACK;
  try {
    const module = await import(`./locales/${known}.mjs`);
    return module.default;
  } catch {
    return (await import(`./locales/${FALLBACK}.mjs`)).default;
  }
}

export async function build() {
  const app = Fastify();
  await app.register(view, { engine: { pug }, root: 'views' });

  app.addHook('preHandler', async (request) => {
    const wanted = request.query.lang ?? request.headers['accept-language']?.slice(0, 2) ?? FALLBACK;
    request.messages = await messages(wanted);
  });

  app.get('/', (request, reply) => reply.view('home.pug', { t: request.messages }));

  app.get('/tours/:id', async (request, reply) => {
    const tour = await app.tours.find(Number(request.params.id));
    if (!tour) return reply.code(404).view('missing.pug', { t: request.messages });
    return reply.view('tour.pug', { t: request.messages, tour });
  });

  return app;
}
