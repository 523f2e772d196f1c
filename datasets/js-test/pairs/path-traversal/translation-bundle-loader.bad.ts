import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { languageFrom } from '~/i18n.server';

const LOCALES = join(process.cwd(), 'locales');
const NAMESPACES = ['common', 'forms', 'emails'] as const;

type Namespace = (typeof NAMESPACES)[number];

function namespaceOf(value: string | null): Namespace {
  return NAMESPACES.find((name) => name === value) ?? 'common';
}

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const namespace = namespaceOf(url.searchParams.get('ns'));
  const language = url.searchParams.get('lng') ?? languageFrom(request);

  const file = join(LOCALES, namespace, `${language.replace('../', '')}.json`);
  const strings = JSON.parse(await readFile(file, 'utf8'));

  return json(
    { language, namespace, strings },
    { headers: { 'Cache-Control': 'public, max-age=3600', Vary: 'Accept-Language' } },
  );
}
