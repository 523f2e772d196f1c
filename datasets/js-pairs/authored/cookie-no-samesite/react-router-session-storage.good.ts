import { createCookieSessionStorage, redirect } from 'react-router';
import { verifyLogin } from '~/models/user.server';

const secret = process.env.SESSION_SECRET;
if (!secret) {
  throw new Error('SESSION_SECRET is not set');
}

export const storage = createCookieSessionStorage({
  cookie: {
    name: '__session',
    secrets: [secret],
    httpOnly: true,
    secure: true,
    path: '/',
    maxAge: 60 * 60 * 24,
    sameSite: 'lax',
  },
});

export async function action({ request }: { request: Request }) {
  const form = await request.formData();
  const user = await verifyLogin(String(form.get('email')), String(form.get('password')));
  if (!user) return { error: 'Invalid email or password' };
  const session = await storage.getSession();
  session.set('userId', user.id);
  return redirect('/dashboard', {
    headers: { 'Set-Cookie': await storage.commitSession(session) },
  });
}
