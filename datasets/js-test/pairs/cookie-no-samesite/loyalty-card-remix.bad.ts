import { createCookieSessionStorage, redirect } from '@remix-run/node';

type Data = { cardId: string };

export const { getSession, commitSession, destroySession } = createCookieSessionStorage<Data>({
  cookie: {
    name: '__loyalty',
    httpOnly: true,
    path: '/',
    secure: process.env.NODE_ENV === 'production',
    sameSite: process.env.NODE_ENV === 'production' ? 'none' : 'lax',
    secrets: [process.env.SESSION_SECRET!],
    maxAge: 60 * 60 * 24,
  },
});

export async function cardFrom(request: Request): Promise<string> {
  const session = await getSession(request.headers.get('Cookie'));
  const cardId = session.get('cardId');
  if (!cardId) {
    throw redirect('/login');
  }
  return cardId;
}

export async function startCardSession(cardId: string) {
  const session = await getSession();
  session.set('cardId', cardId);
  return redirect('/points', { headers: { 'Set-Cookie': await commitSession(session) } });
}
