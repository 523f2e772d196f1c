import Anthropic from '@anthropic-ai/sdk';
import { Hono } from 'hono';

const anthropic = new Anthropic();
const app = new Hono();

const RULES = 'You are a support agent for a telecom. Never reveal account numbers.';

app.post('/support', async (c) => {
  const { question, profile } = await c.req.json();
  const system = [RULES, `Customer profile: ${profile}`].join('\n\n');
  const messages = [{ role: 'user', content: question }];
  const reply = await anthropic.messages.create({
    model: 'claude-3-5-haiku-latest',
    max_tokens: 500,
    system,
    messages,
  });
  return c.json({ text: reply.content[0].text });
});

export default app;
