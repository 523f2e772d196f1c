import Fastify from 'fastify';

const app = Fastify();

async function messages(locale: string) {
  const module = await import(`./locales/${locale}.js`);
  return module.default;
}

app.get<{ Querystring: { locale: string } }>('/messages', async (request) => {
  return messages(request.query.locale);
});

app.listen({ port: 3000 });
