import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { authenticate, startSession } from '$lib/server/auth';

const AFTER_LOGIN: Record<string, string> = {
  timetable: '/shuttle/timetable',
  passes: '/shuttle/passes',
};

export const load: PageServerLoad = ({ url, locals }) => {
  if (locals.rider) redirect(303, '/shuttle');
  return { goto: url.searchParams.get('goto') ?? 'timetable' };
};

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const form = await request.formData();
    const rider = await authenticate(String(form.get('card')), String(form.get('pin')));
    if (!rider) {
      return fail(400, { message: 'Card or PIN not known' });
    }
    cookies.set('rider', await startSession(rider.id), { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    const goto = String(form.get('goto'));
    redirect(303, Object.hasOwn(AFTER_LOGIN, goto) ? AFTER_LOGIN[goto] : '/shuttle');
  },
};
