import { Elysia, t } from 'elysia';
import { verifyPassword, createSession } from './accounts';

export const auth = new Elysia({ prefix: '/auth' })
  .post(
    '/sign-in',
    async ({ body, cookie: { session, locale }, set }) => {
      const user = await verifyPassword(body.email, body.password);
      if (!user) {
        set.status = 401;
        return { ok: false };
      }
      const record = await createSession(user.id);
      locale.set({ value: user.locale, path: '/', sameSite: 'lax', secure: true });
      session.set({
        value: record.id,
        path: '/',
        secure: true,
        sameSite: 'lax',
        maxAge: 8 * 3600,
      });
      return { ok: true };
    },
    { body: t.Object({ email: t.String(), password: t.String() }) },
  );
