import { error, redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { links } from '$lib/server/links';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const link = await links.find(params.code);
  const target = link?.active ? link.url : url.searchParams.get('fallback');
  if (!target) error(404, 'no such link');
  await links.countVisit(params.code, locals.visitor, url.searchParams.get('utm_source'));
  redirect(302, target);
};
