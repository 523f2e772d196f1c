import type { Handle } from '@sveltejs/kit';
import { sessionFrom } from '$lib/server/session';

const PORTALS = ['https://portal.example.com', 'https://partners.example.com'];

function allowed(origin: string | null): origin is string {
  return origin !== null && PORTALS.includes(origin);
}

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.session = await sessionFrom(event.cookies.get('sid'));
  const response = await resolve(event);
  const origin = event.request.headers.get('origin');
  if (event.url.pathname.startsWith('/api/') && allowed(origin)) {
    response.headers.set('Access-Control-Allow-Origin', origin);
    response.headers.set('Access-Control-Allow-Credentials', 'true');
    response.headers.append('Vary', 'Origin');
  }
  return response;
};
