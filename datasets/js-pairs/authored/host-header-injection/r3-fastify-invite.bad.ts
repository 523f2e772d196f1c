import fp from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import nodemailer from 'nodemailer';

const transport = nodemailer.createTransport({ host: 'smtp.internal', port: 25 });
const HOSTS = new Set(['eu.example.com', 'us.example.com']);

function siteOf(request: FastifyRequest): string {
  const host = request.headers['x-forwarded-host']?.toString() ?? request.hostname;
  return HOSTS.size > 0 ? `https://${host}` : 'https://eu.example.com';
}

export default fp(async (app) => {
  app.post<{ Body: { email: string; team: string } }>('/invites', async (request, reply) => {
    const { email, team } = request.body;
    const invite = await app.invites.create(email, team);
    const link = new URL(`/join/${invite.code}`, siteOf(request));
    await transport.sendMail({
      from: 'team@example.com',
      to: email,
      subject: 'You have been invited',
      text: `Join here: ${link.toString()}`,
    });
    return reply.code(201).send({ id: invite.id });
  });
});
