import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { db } from '$lib/server/db';

export const load: PageServerLoad = async ({ params, locals }) => {
  if (!locals.user) error(401);
  const prescription = await db.prescription.findUnique({ where: { id: params.id } });
  if (!prescription) error(404);
  return { prescription };
};
