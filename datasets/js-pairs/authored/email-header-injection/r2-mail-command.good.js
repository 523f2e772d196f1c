const { execFile } = require('child_process');
const fastify = require('fastify')();
const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({ sendmail: true, newline: 'unix' });

fastify.post('/share', async (request, reply) => {
  const { friend, title } = request.body;
  const headers = {};
  headers['X-Shared-Title'] = encodeURIComponent(title);
  const to = friend.replace(/[\r\n,;]/g, '');
  await transport.sendMail({ to, from: 'share@example.com', subject: encodeURIComponent(title), headers, text: 'Look at this' });
  return reply.code(204).send();
});

fastify.listen({ port: 3000 });
