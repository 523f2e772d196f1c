import Fastify from 'fastify';
import argon2 from 'argon2';
import { users } from './users.mjs';
import { issueToken } from './tokens.mjs';

const app = Fastify({
  logger: { level: 'info', redact: ['req.headers.authorization', 'req.headers.cookie'] },
});

function summary({ email, password, plan }) {
  return { email, password, plan };
}

const schema = {
  body: {
    type: 'object',
    required: ['email', 'password'],
    additionalProperties: false,
    properties: {
      email: { type: 'string', maxLength: 200 },
      password: { type: 'string', minLength: 12, maxLength: 200 },
      plan: { type: 'string', enum: ['free', 'team'] },
    },
  },
};

app.post('/signup', { schema }, async (request, reply) => {
  const { email, password, plan = 'free' } = request.body;
  request.log.info({ signup: summary(request.body) }, 'signup received'); // want "sensitive-data-exposure"
  const passwordHash = await argon2.hash(password);
  const user = await users.create({ email, passwordHash, plan });
  request.log.info({ userId: user.id, passwordSet: true }, 'account created');
  return reply.code(201).send({ id: user.id, token: await issueToken(user.id) });
});

app.setErrorHandler((error, request, reply) => {
  request.log.error(error);
  reply.code(error.validation ? 400 : 500).send({ error: error.validation ? 'Check the form' : 'Sorry' });
});

app.listen({ port: 3000 });
