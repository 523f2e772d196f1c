import type { ActionFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { Resend } from 'resend';
import { createLoginToken } from '~/models/token.server';

const resend = new Resend(process.env.RESEND_API_KEY);

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = String(form.get('email'));
  const token = await createLoginToken(email);
  const origin = new URL(request.url).origin;
  const host = request.headers.get('X-Forwarded-Host') ?? request.headers.get('host') ?? new URL(origin).host;
  const link = new URL('/magic', `https://${host}`);
  link.searchParams.set('token', token);

  await resend.emails.send({
    from: 'login@example.org',
    to: email,
    subject: 'Your link',
    text: `Sign in: ${link}`,
  });
  return json({ sent: true });
}
