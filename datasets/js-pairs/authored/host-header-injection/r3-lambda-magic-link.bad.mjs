import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { randomUUID } from 'node:crypto';
import { saveLogin } from './store.mjs';

const ses = new SESv2Client({});

export async function handler(event) {
  const { email } = JSON.parse(event.body);
  const nonce = randomUUID();
  await saveLogin(email, nonce);

  const domain = event.headers['x-forwarded-host'] || event.headers.host;
  const url = `https://${domain}/login/${nonce}`;

  await ses.send(new SendEmailCommand({
    FromEmailAddress: 'login@example.com',
    Destination: { ToAddresses: [email] },
    Content: {
      Simple: {
        Subject: { Data: 'Your sign-in link' },
        Body: { Text: { Data: `Open ${url} within ten minutes.` } },
      },
    },
  }));
  return { statusCode: 204 };
}
