import express from 'express';
import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
import { generateText } from 'ai';
import { exec } from 'child_process';
const app = express();
const openai = new OpenAI();
const anthropic = new Anthropic();

app.post('/policy', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: 'You are a clerk. Policy: ' + req.body.policy }, // want "prompt-injection"
      { role: 'user', content: req.body.question },
    ],
  });
  res.json(answer.choices[0].message.content);
});
app.post('/user', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: 'You are a clerk.' },
      { role: 'user', content: req.body.question },
    ],
  });
  res.json(answer.choices[0].message.content);
});
app.post('/claude', async (req, res) => {
  await anthropic.messages.create({ system: `Speak like ${req.body.persona}`, messages: [] }); // want "prompt-injection"
  await anthropic.messages.create({ system: 'Be brief.', messages: [{ role: 'user', content: req.body.q }] });
  await generateText({ system: req.body.rules, prompt: 'hello' }); // want "prompt-injection"
  res.end();
});
app.post('/run', async (req, res) => {
  const answer = await openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: req.body.q }] });
  exec(answer.choices[0].message.content); // want "prompt-injection"
  eval(answer.choices[0].message.content); // want "prompt-injection"
  res.end();
});
const PERSONAS = { pirate: 'Speak like a pirate.', poet: 'Speak in rhyme.' };
app.post('/table', async (req, res) => {
  await anthropic.messages.create({ system: PERSONAS[req.body.persona], messages: [] });
  res.end();
});
