import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

const ses = new SESv2Client({});
const FROM = 'enquiries@vets.example';
const TO = 'frontdesk@vets.example';

function required(value, max) {
  const text = String(value ?? '').trim();
  if (!text || text.length > max) {
    throw Object.assign(new Error('a field is missing or too long'), { statusCode: 422 });
  }
  return text;
}

export async function handler(event) {
  try {
    const form = JSON.parse(event.body ?? '{}');
    const subject = required(form.subject, 150);
    const message = required(form.message, 5000);

    const Content = {
      Simple: {
        Subject: { Data: `[web] ${subject}`, Charset: 'UTF-8' },
        Body: { Text: { Data: message, Charset: 'UTF-8' } },
      },
    };
    await ses.send(new SendEmailCommand({
      FromEmailAddress: FROM,
      Destination: { ToAddresses: [TO] },
      Content,
    }));
    return { statusCode: 202, body: JSON.stringify({ accepted: true }) };
  } catch (err) {
    console.error('enquiry', err.name);
    return { statusCode: err.statusCode ?? 500, body: JSON.stringify({ accepted: false }) };
  }
}
