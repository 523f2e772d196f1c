import { createCookieSessionStorage, redirect } from '@remix-run/node';

const storage = createCookieSessionStorage({
  cookie: {
    name: '__session',
    httpOnly: true,
    path: '/',
    sameSite: 'lax',
    secrets: [process.env.SESSION_SECRET!],
    maxAge: 60 * 60,
    secure: true,
  },
});

export async function createUserSession(userId: string, to: string) {
  const session = await storage.getSession();
  session.set('userId', userId);
  return redirect(to, { headers: { 'Set-Cookie': await storage.commitSession(session) } });
}
