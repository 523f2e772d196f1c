import Fastify from 'fastify';
import argon2 from 'argon2';
import { randomUUID } from 'node:crypto';
import { members, invitations } from './store.mjs';

const app = Fastify({ logger: true });

const VOICES = ['soprano', 'alto', 'tenor', 'bass'];
const ROLES = ['singer', 'librarian', 'conductor'];

app.post(
  '/signup',
  {
    schema: {
      body: {
        type: 'object',
        required: ['email', 'password', 'voice'],
        properties: {
          email: { type: 'string', format: 'email' },
          password: { type: 'string', minLength: 12 },
          voice: { enum: VOICES },
          role: { enum: ROLES, default: 'singer' },
          invitation: { type: 'string', default: '' },
        },
      },
    },
  },
  async (request, reply) => {
    const { email, password, voice, role, invitation } = request.body;
    const invited = await invitations.redeem(invitation);
    const member = {
      id: randomUUID(),
      email,
      voice,
      role: ROLES.includes(role) ? role : 'singer',
      guestOf: invited?.by ?? null,
      hash: await argon2.hash(password),
    };
    await members.insert(member);
    request.log.info({ member: member.id, role: member.role }, 'joined');
    return reply.code(201).send({ id: member.id, role: member.role });
  },
);

await app.listen({ port: 3000 });
