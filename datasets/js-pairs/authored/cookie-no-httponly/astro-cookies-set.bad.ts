import type { APIRoute } from 'astro';
import { authenticate, issueRefreshToken } from '../../lib/auth';

const DAY = 24 * 60 * 60;

export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const form = await request.formData();
  const member = await authenticate(String(form.get('email')), String(form.get('password')));
  if (!member) {
    return redirect('/login?failed=1');
  }

  const refreshToken = await issueRefreshToken(member.id);
  cookies.set('refresh_token', refreshToken, {
    path: '/',
    secure: import.meta.env.PROD,
    sameSite: 'strict',
    maxAge: 14 * DAY,
    httpOnly: import.meta.env.DEV,
  });
  cookies.set('greeting', member.firstName, { path: '/', secure: true, sameSite: 'lax' });
  return redirect('/account');
};
