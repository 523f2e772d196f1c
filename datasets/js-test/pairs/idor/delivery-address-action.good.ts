'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { auth } from '@/auth';
import { prisma } from '@/lib/prisma';

const address = z.object({
  id: z.string().cuid(),
  street: z.string().min(1).max(120),
  city: z.string().min(1).max(80),
  postcode: z.string().regex(/^[A-Z0-9 ]{3,10}$/),
});

export async function saveAddress(form: FormData) {
  const session = await auth();
  if (!session?.user?.id) {
    throw new Error('sign in first');
  }
  const parsed = address.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { errors: parsed.error.flatten().fieldErrors };
  }
  const { id, ...data } = parsed.data;
  const { count } = await prisma.address.updateMany({
    where: { id, userId: session.user.id },
    data: { ...data, updatedBy: session.user.id },
  });
  if (count === 0) return { errors: { id: ['unknown address'] } };

  revalidatePath('/account/addresses');
  return { saved: true };
}
