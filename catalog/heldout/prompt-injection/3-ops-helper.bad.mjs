import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import Fastify from 'fastify';
import jwt from '@fastify/jwt';

const run = promisify(execFile);
const openai = new OpenAI();
const INSTRUCTIONS = 'You help operators. Reply with the single diagnostic command that answers the question.';

async function suggest(question) {
  const reply = await openai.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: INSTRUCTIONS },
      { role: 'user', content: question },
    ],
  });
  return reply.choices[0].message.content.trim();
}

const app = Fastify();
app.register(jwt, { secret: process.env.JWT_KEY });
app.addHook('onRequest', async (request, reply) => {
  await request.jwtVerify();
  if (request.user.role !== 'operator') return reply.code(403).send({ error: 'Forbidden' });
});

app.post('/ops/ask', async (request) => {
  const command = await suggest(String(request.body.question));
  const { stdout } = await run('/bin/sh', ['-c', command], { timeout: 10000 }); // want "prompt-injection"
  return { command, stdout };
});

app.get('/ops/uptime', async () => {
  const { stdout } = await run('/bin/sh', ['-c', 'uptime | cut -d, -f1']);
  return { stdout };
});

app.listen({ port: 3000 });
