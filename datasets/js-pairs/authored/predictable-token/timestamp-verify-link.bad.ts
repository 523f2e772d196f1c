import { Resend } from 'resend';
import { randomUUID } from 'crypto';
import { db } from './db';

const resend = new Resend(process.env.RESEND_KEY);

export async function sendVerification(user: { id: string; email: string }): Promise<void> {
  const verificationToken = Buffer.from(`${user.id}.${Date.now()}`).toString('base64url');
  await db.verification.create({ data: { userId: user.id, token: verificationToken, sentAt: new Date() } });
  await resend.emails.send({
    from: 'hello@example.com',
    to: user.email,
    subject: 'Confirm your address',
    text: `https://example.com/verify?t=${verificationToken}`,
  });
}
