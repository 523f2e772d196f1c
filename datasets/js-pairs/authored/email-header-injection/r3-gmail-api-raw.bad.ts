import { google } from 'googleapis';
import type { Request, Response } from 'express';
import { z } from 'zod';

const gmail = google.gmail('v1');

const Feedback = z.object({
  subject: z.string().min(1).max(120),
  message: z.string().max(5000),
});

export async function feedback(req: Request, res: Response) {
  const parsed = Feedback.safeParse(req.body);
  if (!parsed.success) {
    return res.status(422).json(parsed.error.flatten());
  }
  const { subject, message } = parsed.data;
  const mime = `To: feedback@example.com\r\nSubject: ${subject}\r\n\r\n${message}`;

  await gmail.users.messages.send({
    userId: 'me',
    requestBody: { raw: Buffer.from(mime).toString('base64url') },
  });
  return res.sendStatus(202);
}
