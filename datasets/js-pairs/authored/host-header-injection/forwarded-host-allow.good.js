const fastify = require('fastify')({ trustProxy: true });
const { sendConfirmation } = require('./mail');
const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({ host: 'localhost' });
const HOSTS = new Set(['shop.example.com', 'shop.example.org']);

fastify.post('/signup', async (request, reply) => {
  const host = request.headers['x-forwarded-host'] || request.hostname;
  if (!HOSTS.has(host)) return reply.code(400).send();
  const confirm = new URL('/confirm', `https://${host}`);
  confirm.searchParams.set('id', request.body.id);
  await transport.sendMail({ to: request.user.email, subject: 'Please confirm', text: confirm.toString() });
  return reply.code(202).send();
});

fastify.listen({ port: 3000 });
