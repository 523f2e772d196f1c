import sgMail from '@sendgrid/mail';
import { NextResponse } from 'next/server';

sgMail.setApiKey(process.env.SENDGRID_KEY!);

const singleLine = (value: string) => value.split(/\r?\n/)[0].slice(0, 200);

export async function POST(request: Request) {
  const { name, email, text } = await request.json();
  const replyTo = `"${singleLine(name)}" <${singleLine(email)}>`;
  await sgMail.send({ to: 'team@example.com', from: 'web@example.com', replyTo, subject: 'Contact form', text });
  return NextResponse.json({ ok: true });
}
