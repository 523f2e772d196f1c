import type { Handle } from '@sveltejs/kit';
import { rotate } from '$lib/server/sessions';

const flags = (ttl: number) => ({
  path: '/',
  secure: true,
  sameSite: 'lax' as const,
  maxAge: ttl,
  httpOnly: false,
});

export const handle: Handle = async ({ event, resolve }) => {
  const current = event.cookies.get('session_token');
  if (current) {
    const fresh = await rotate(current);
    if (fresh) {
      event.locals.user = fresh.user;
      event.cookies.set('session_token', fresh.token, flags(3600));
    } else {
      event.cookies.delete('session_token', { path: '/' });
    }
  }
  return resolve(event);
};
