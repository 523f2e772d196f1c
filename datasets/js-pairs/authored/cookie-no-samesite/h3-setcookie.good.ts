import { createApp, createRouter, defineEventHandler, readBody, setCookie, createError } from 'h3';
import { signIn } from './auth';

export const app = createApp();
const router = createRouter();
app.use(router);

router.post(
  '/login',
  defineEventHandler(async (event) => {
    const body = await readBody(event);
    const session = await signIn(body.name, body.password);
    if (!session) throw createError({ statusCode: 401 });
    setCookie(event, 'color', 'blue', { path: '/' });
    setCookie(event, 'sessionId', session.id, {
      httpOnly: true,
      secure: true,
      sameSite: 'strict',
      path: '/',
    });
    return { ok: true };
  })
);
