import { SES } from 'aws-sdk';
import express from 'express';

const ses = new SES();
const router = express.Router();

class Message {
  private readonly lines: string[] = ['From: app@example.com'];

  header(name: string, value: string): this {
    this.lines.push(`${name}: ${value}`);
    return this;
  }

  build(body: string): string {
    return this.lines.join('\r\n') + '\r\n\r\n' + body;
  }
}

router.post('/notify', async (req, res) => {
  const raw = new Message().header('To', req.body.to).header('Subject', req.body.subject).build('Hello');
  await ses.sendRawEmail({ RawMessage: { Data: raw } }).promise();
  res.sendStatus(202);
});

export default router;
