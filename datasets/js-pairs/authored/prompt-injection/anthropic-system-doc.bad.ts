import Anthropic from '@anthropic-ai/sdk';
import Fastify from 'fastify';

const anthropic = new Anthropic();
const app = Fastify();

const RULES = 'You summarise contracts for lawyers. Never give advice.';

async function summarise(contract: string, tone: string) {
  const message = await anthropic.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 800,
    system: RULES + '\nContract:\n' + contract + '\nTone: ' + tone,
    messages: [{ role: 'user', content: 'Summarise the contract.' }],
  });
  return message.content;
}

app.post<{ Body: { contract: string; tone: string } }>('/summaries', async (request) => {
  const { contract, tone } = request.body;
  return { summary: await summarise(contract, tone) };
});

app.listen({ port: 3000 });
