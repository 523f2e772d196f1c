import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { settings } from '$lib/server/settings';

export const load: PageServerLoad = async ({ locals }) => {
  if (!locals.user) error(401);
  if (!locals.user.isAdmin) error(403);
  return { settings: await settings.all() };
};

export const actions: Actions = {
  update: async ({ request, locals }) => {
    if (!locals.user) error(401);
    const form = await request.formData();
    const name = String(form.get('name'));
    if (!name) return fail(400, { missing: true });
    await settings.update(name, String(form.get('value')));
    return { saved: true };
  },
};
