import Fastify from 'fastify';
import nodemailer from 'nodemailer';

const app = Fastify();
const mailer = nodemailer.createTransport({ sendmail: true });

function envelope(subject, replyTo) {
  return [
    'From: Website <web@example.com>',
    'To: sales@example.com',
    `Reply-To: ${replyTo}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ].join('\r\n');
}

app.post('/contact', async (request, reply) => {
  const { topic, email, message } = request.body;
  const head = envelope(topic.replace(/[\r\n]+/g, ' '), email.replace(/[\r\n]+/g, ''));
  await mailer.sendMail({
    envelope: { from: 'web@example.com', to: ['sales@example.com'] },
    raw: `${head}\r\n\r\n${message}`,
  });
  return reply.code(202).send({ queued: true });
});

await app.listen({ port: 3111 });
