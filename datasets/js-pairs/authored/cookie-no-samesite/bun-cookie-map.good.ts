import { authenticate, startSession } from './auth';

const server = Bun.serve({
  port: 3000,
  routes: {
    '/login': {
      POST: async (req) => {
        const { email, password } = await req.json();
        const user = await authenticate(email, password);
        if (!user) return new Response('Unauthorized', { status: 401 });
        const sid = await startSession(user.id);
        const headers = new Headers();
        headers.append('Set-Cookie', `sid=${sid}; Path=/; HttpOnly; Secure; Max-Age=86400; SameSite=Lax`);
        headers.append('Set-Cookie', `tz=${encodeURIComponent(user.tz)}; Path=/; Secure; SameSite=Lax`);
        return new Response(null, { status: 204, headers });
      },
    },
  },
});

console.log(`listening on ${server.url}`);
