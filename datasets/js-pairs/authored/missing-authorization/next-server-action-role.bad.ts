'use server';

import { getServerSession } from 'next-auth';
import { authOptions } from '@/lib/auth-options';
import { prisma } from '@/lib/prisma';

async function currentUser() {
  const session = await getServerSession(authOptions);
  if (!session?.user) throw new Error('Not signed in');
  return session.user;
}

export async function setUserRole(userId: string, role: 'MEMBER' | 'EDITOR' | 'ADMIN') {
  const actor = await currentUser();
  if (actor.id === userId) throw new Error('You cannot change your own role');
  await prisma.user.update({ where: { id: userId }, data: { role } });
  await prisma.auditLog.create({ data: { actorId: actor.id, event: 'role-change', target: userId } });
}
