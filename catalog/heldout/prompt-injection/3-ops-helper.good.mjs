import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import Fastify from 'fastify';
import jwt from '@fastify/jwt';

const run = promisify(execFile);
const openai = new OpenAI();
const INSTRUCTIONS = 'You help operators. Reply with the single diagnostic command that answers the question.';
const DIAGNOSTICS = { uptime: ['uptime', []], disk: ['df', ['-h']], memory: ['free', ['-m']] };

async function suggest(question) {
  const reply = await openai.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: `${INSTRUCTIONS} Answer with one of: ${Object.keys(DIAGNOSTICS).join(', ')}.` },
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
  if (!Object.hasOwn(DIAGNOSTICS, command)) return { command: null, stdout: '' };
  const { stdout } = await run(...DIAGNOSTICS[command], { timeout: 10000 });
  return { command, stdout };
});

app.get('/ops/uptime', async () => {
  const { stdout } = await run('/bin/sh', ['-c', 'uptime | cut -d, -f1']);
  return { stdout };
});

app.listen({ port: 3000 });
