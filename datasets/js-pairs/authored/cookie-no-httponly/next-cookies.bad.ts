'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { login } from '@/lib/auth';

export async function signIn(form: FormData) {
  const result = await login(String(form.get('email')), String(form.get('password')));
  if (!result.ok) redirect('/login?error=1');
  const store = await cookies();
  store.set('locale', 'en', { path: '/' });
  store.set('access_token', result.token, { secure: true, sameSite: 'lax', path: '/' });
  redirect('/home');
}
