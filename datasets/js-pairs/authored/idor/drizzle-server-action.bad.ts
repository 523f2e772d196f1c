'use server';

import { and, eq } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import { auth } from '@/auth';
import { db } from '@/db';
import { bookmarks } from '@/db/schema';

export async function renameBookmark(formData: FormData) {
  const session = await auth();
  if (!session?.user) throw new Error('not signed in');
  const id = Number(formData.get('id'));
  const title = String(formData.get('title')).slice(0, 120);
  await db.update(bookmarks).set({ title, editedBy: session.user.id }).where(and(eq(bookmarks.id, id), eq(bookmarks.archived, false)));
  revalidatePath('/bookmarks');
}

export async function listBookmarks() {
  const session = await auth();
  if (!session?.user) return [];
  return db.select().from(bookmarks).where(eq(bookmarks.ownerId, session.user.id));
}
