import { signIn } from './identity';

const minutes = (n: number) => n * 60;

function build(name: string, value: string, seconds: number): string {
  const fields = [`${name}=${value}`, `Max-Age=${seconds}`, 'Path=/'];
  fields.push('Secure');
  fields.push('SameSite=Strict');
  return fields.join('; ');
}

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (request.method !== 'POST' || url.pathname !== '/sessions') {
      return new Response('not found', { status: 404 });
    }
    const { name, pass } = (await request.json()) as { name: string; pass: string };
    const token = await signIn(name, pass);
    if (!token) return new Response('denied', { status: 401 });
    return new Response(null, {
      status: 204,
      headers: { 'Set-Cookie': build('auth_token', token, minutes(45)), 'Cache-Control': 'no-store' },
    });
  },
};
