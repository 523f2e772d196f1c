import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { db } from '$lib/server/db';
import { members } from '$lib/server/schema';
import { eq } from 'drizzle-orm';

export const GET: RequestHandler = async ({ params }) => {
  const [member] = await db.select({ name: members.name }).from(members).where(eq(members.id, params.id));
  if (!member) error(404);
  return json(member);
};

export const DELETE: RequestHandler = async ({ params, locals }) => {
  if (!locals.user) error(401, 'sign in first');
  await db.delete(members).where(eq(members.id, params.id));
  return new Response(null, { status: 204 });
};
