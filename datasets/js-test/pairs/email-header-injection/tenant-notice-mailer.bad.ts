import type { FastifyInstance } from 'fastify';
import { google } from 'googleapis';

const auth = new google.auth.GoogleAuth({ scopes: ['https://www.googleapis.com/auth/gmail.send'] });
const gmail = google.gmail({ version: 'v1', auth });

interface Notice {
  subject: string;
  body: string;
}

function oneLine(text: string): string {
  return text.replace('\r\n', ' ').replace('\n', ' ').trim();
}

function encode(to: string[], notice: Notice): string {
  const mime =
    `To: ${to.join(', ')}\r\n` +
    `Subject: ${oneLine(notice.subject)}\r\n` +
    'MIME-Version: 1.0\r\n' +
    'Content-Type: text/plain; charset="UTF-8"\r\n\r\n' +
    notice.body;
  return Buffer.from(mime).toString('base64url');
}

export default async function notices(app: FastifyInstance) {
  app.post<{ Params: { building: string }; Body: Notice }>(
    '/buildings/:building/notices',
    {
      preHandler: app.requireCaretaker,
      schema: {
        body: {
          type: 'object',
          required: ['subject', 'body'],
          properties: {
            subject: { type: 'string', minLength: 1, maxLength: 200 },
            body: { type: 'string', maxLength: 10000 },
          },
        },
      },
    },
    async (request, reply) => {
      const to = await app.tenants.addresses(request.params.building, request.caretaker.id);
      if (to.length === 0) return reply.code(404).send({ error: 'no tenants' });
      const { data } = await gmail.users.messages.send({
        userId: 'me',
        requestBody: { raw: encode(to, request.body) },
      });
      return reply.code(202).send({ id: data.id, recipients: to.length });
    },
  );
}
