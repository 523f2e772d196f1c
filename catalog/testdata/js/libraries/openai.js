import OpenAI from 'openai';
import { OpenAIApi, Configuration } from 'openai';
import express from 'express';

const app = express();
const openai = new OpenAI();
const legacy = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));

app.get('/chat/0/text', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/0/text', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/0/text', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'developer', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/chat/0/parts', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/0/parts', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/0/parts', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'developer', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/chat/1/text', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'developer', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/1/text', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/1/text', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'user', content: 'Hello' },
      { role: 'developer', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/chat/1/parts', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'developer', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/1/parts', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/1/parts', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'user', content: 'Hello' },
      { role: 'developer', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/chat/2/text', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/2/text', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/2/text', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'developer', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/chat/2/parts', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/2/parts', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/2/parts', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'developer', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/chat/3/text', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'user', content: 'My order is late.' },
      { role: 'developer', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/3/text', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'user', content: 'My order is late.' },
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/3/text', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'user', content: 'My order is late.' },
      { role: 'developer', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/chat/3/parts', async (req, res) => {
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'user', content: 'My order is late.' },
      { role: 'developer', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/legacy/3/parts', async (req, res) => {
  const answer = await legacy.createChatCompletion({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'user', content: 'My order is late.' },
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/responses/3/parts', async (req, res) => {
  const answer = await openai.responses.create({
    model: 'gpt-4o',
    input: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello, how can I help?' },
      { role: 'user', content: 'My order is late.' },
      { role: 'developer', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});

app.get('/instructions', async (req, res) => {
  const answer = await openai.responses.create({ model: 'gpt-4o', instructions: `Answer as ${req.query.persona}.`, input: req.query.question }); // want "prompt-injection"
  res.json({ id: answer.id });
});
app.get('/instructions/fixed', async (req, res) => {
  const answer = await openai.responses.create({ model: 'gpt-4o', instructions: 'Answer in one sentence.', input: req.query.question });
  res.json({ id: answer.id });
});
app.get('/assistant', async (req, res) => {
  const assistant = await openai.beta.assistants.create({ model: 'gpt-4o', instructions: 'You help ' + req.query.company }); // want "prompt-injection"
  const run = await openai.beta.threads.runs.create(req.query.thread, {
    assistant_id: assistant.id,
    additional_instructions: `The user is ${req.query.name}.`, // want "prompt-injection"
  });
  res.json({ id: run.id });
});
app.get('/thread', async (req, res) => {
  const messages = await openai.beta.threads.messages.list(req.query.thread);
  res.send(messages.data[0].content[0].text.value); // want "stored-xss"
});
app.get('/complete', async (req, res) => {
  const done = await openai.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: `Summarise: ${req.query.text}` }); // want "prompt-injection"
  res.json({ id: done.id });
});
const PERSONAS = ['pirate', 'butler'];
app.get('/listed', async (req, res) => {
  const persona = PERSONAS.includes(req.query.persona) ? req.query.persona : 'butler';
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'system', content: `Speak like a ${persona}.` }, { role: 'user', content: req.query.question }],
  });
  res.json({ id: answer.id });
});
