'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { auth } from '@/auth';
import { db } from '@/db';

export async function publishPost(id: string) {
  const session = await auth();
  if (session?.user?.role !== 'admin') {
    throw new Error('forbidden');
  }
  await db.post.update({ where: { id }, data: { published: true } });
  revalidatePath('/admin/posts');
}

export async function deleteAllPosts() {
  const session = await auth();
  if (!session) redirect('/login');
  await db.post.deleteMany({});
  revalidatePath('/admin/posts');
}
