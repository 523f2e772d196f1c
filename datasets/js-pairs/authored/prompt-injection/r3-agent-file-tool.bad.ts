import OpenAI from 'openai';
import { execFile, exec } from 'node:child_process';
import { promisify } from 'node:util';
import express from 'express';

const openai = new OpenAI();
const run = promisify(execFile);
const sh = promisify(exec);
const app = express();
app.use(express.json());

const TASKS: Record<string, string[]> = {
  disk: ['df', '-h'],
  memory: ['free', '-m'],
  uptime: ['uptime'],
};

app.post('/ops/ask', async (req, res) => {
  const completion = await openai.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: 'Answer with the single diagnostic that helps the operator.' },
      { role: 'user', content: req.body.question },
    ],
  });
  const answer = completion.choices[0].message.content ?? '';
  const { stdout } = await sh(answer.trim(), { timeout: 5000 });
  res.json({ stdout });
});

app.listen(3456);
