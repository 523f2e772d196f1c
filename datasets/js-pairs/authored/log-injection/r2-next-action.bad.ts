'use server';

import { redirect } from 'next/navigation';
import { signIn } from '@/lib/auth';

export async function login(formData: FormData) {
  const email = String(formData.get('email'));
  const ok = await signIn(email, String(formData.get('password')));
  if (!ok) {
    console.warn(`login failed: ${email}`);
  }
  redirect(ok ? '/home' : '/login');
}
