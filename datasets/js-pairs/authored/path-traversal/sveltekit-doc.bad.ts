import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { readFile, readdir } from 'fs/promises';

const DOCS = 'static/docs';

export const GET: RequestHandler = async ({ url }) => {
  const page = url.searchParams.get('page') ?? 'index.md';
  const text = await readFile(`${DOCS}/${page}`, 'utf8');
  return new Response(text, { headers: { 'content-type': 'text/markdown' } });
};
