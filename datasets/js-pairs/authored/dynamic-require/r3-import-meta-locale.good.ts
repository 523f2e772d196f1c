import { defineEventHandler, getQuery, createError } from 'h3';

const SUPPORTED = ['de', 'en', 'fr'];

async function messages(locale: string) {
  const module = await import(`../locales/${locale}.js`);
  return module.default as Record<string, string>;
}

export default defineEventHandler(async (event) => {
  const { locale } = getQuery(event);
  const wanted = String(locale ?? 'en');
  if (!SUPPORTED.includes(wanted)) {
    throw createError({ statusCode: 404 });
  }
  return messages(wanted);
});
