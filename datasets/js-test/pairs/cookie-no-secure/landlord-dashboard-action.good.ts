'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { createSession } from '@/lib/session';
import { checkCredentials } from '@/lib/landlords';

const input = z.object({ email: z.string().email(), password: z.string().min(1) });

export interface LoginState {
  error?: string;
}

export async function login(_previous: LoginState, form: FormData): Promise<LoginState> {
  const parsed = input.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { error: 'Enter your e-mail and password.' };
  }
  const landlord = await checkCredentials(parsed.data.email, parsed.data.password);
  if (!landlord) {
    return { error: 'Wrong e-mail or password.' };
  }

  const session = await createSession(landlord.id);
  const jar = await cookies();
  jar.set({
    name: 'session',
    value: session.id,
    httpOnly: true,
    sameSite: 'lax',
    secure: process.env.NODE_ENV !== 'development',
    path: '/',
    expires: session.expiresAt,
  });
  redirect('/properties');
}
