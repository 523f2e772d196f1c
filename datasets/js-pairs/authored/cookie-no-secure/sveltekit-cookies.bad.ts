import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';
import { createSession, verify } from '$lib/server/auth';

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const data = await request.formData();
    const user = await verify(String(data.get('email')), String(data.get('password')));
    if (!user) return fail(400, { incorrect: true });
    const session = await createSession(user.id);
    cookies.set('session', session.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: false,
      expires: session.expires,
    });
    redirect(303, '/');
  },
};
