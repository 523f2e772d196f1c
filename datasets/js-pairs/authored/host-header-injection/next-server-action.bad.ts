'use server';

import { headers } from 'next/headers';
import { Resend } from 'resend';
import { createToken } from '@/lib/tokens';
import { currentUser } from '@/lib/session';

const resend = new Resend(process.env.RESEND_KEY);

export async function requestVerification() {
  const user = await currentUser();
  const token = await createToken(user.id);
  const host = (await headers()).get('host');
  const link = `https://${host}/verify/${token}`;
  await resend.emails.send({
    from: 'no-reply@example.com',
    to: user.email,
    subject: 'Verify your address',
    html: `<a href="${link}">Verify</a>`,
  });
}
