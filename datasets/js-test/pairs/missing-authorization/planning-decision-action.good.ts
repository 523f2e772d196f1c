'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { currentUser } from '@/lib/session';
import { prisma } from '@/lib/prisma';

export async function commentOnApplication(form: FormData) {
  const user = await currentUser();
  if (!user) redirect('/login');
  await prisma.comment.create({
    data: { applicationId: Number(form.get('application')), authorId: user.id, text: String(form.get('text')) },
  });
  revalidatePath('/applications');
}

export async function decideApplication(form: FormData) {
  const user = await currentUser();
  if (user?.role !== 'planning_officer') redirect('/login');

  const id = Number(form.get('application'));
  const outcome = form.get('outcome') === 'granted' ? 'GRANTED' : 'REFUSED';
  await prisma.application.update({
    where: { id },
    data: { outcome, decidedById: user.id, decidedAt: new Date() },
  });
  revalidatePath(`/applications/${id}`);
}
