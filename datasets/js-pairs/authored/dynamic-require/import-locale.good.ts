import Fastify from 'fastify';

const app = Fastify();

const LOCALES: Record<string, () => Promise<{ default: unknown }>> = {
  en: () => import('./locales/en.js'),
  de: () => import('./locales/de.js'),
};

async function messages(locale: string) {
  const load = Object.hasOwn(LOCALES, locale) ? LOCALES[locale] : LOCALES.en;
  return (await load()).default;
}

app.get<{ Querystring: { locale: string } }>('/messages', async (request) => {
  return messages(request.query.locale);
});

app.listen({ port: 3000 });
