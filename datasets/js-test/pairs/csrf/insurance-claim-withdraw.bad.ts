import { error, redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { claims } from '$lib/server/claims';
import { userFrom } from '$lib/server/session';

export const GET: RequestHandler = async ({ cookies, params, url }) => {
  const user = await userFrom(cookies.get('session'));
  if (!user) {
    redirect(303, '/login');
  }
  const claim = await claims.find(params.id);
  if (!claim || claim.holder !== user.id) {
    error(404, 'No such claim');
  }
  if (url.searchParams.get('confirm') === 'yes') {
    await claims.withdraw(claim.id);
  }
  redirect(303, `/claims/${claim.id}`);
};
