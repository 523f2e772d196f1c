import ollama from 'ollama';
import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { Agent, ToolLoopAgent } from 'ai';
import express from 'express';

const app = express();

app.get('/ai/0/text', async (req, res) => {
  const answer = await generateText({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/local/0/parts', async (req, res) => {
  const answer = await ollama.chat({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/ai/0/parts', async (req, res) => {
  const answer = await generateText({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/local/1/text', async (req, res) => {
  const answer = await ollama.chat({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/ai/1/text', async (req, res) => {
  const answer = await generateText({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'system', content: `You are the shop's assistant. Speak like ${req.query.persona}.` }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/local/1/parts', async (req, res) => {
  const answer = await ollama.chat({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/ai/1/parts', async (req, res) => {
  const answer = await generateText({
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'system', content: [{ type: 'text', text: `You are the shop's assistant. Speak like ${req.query.persona}.` }] }, // want "prompt-injection"
      { role: 'user', content: req.query.question },
    ],
  });
  res.json({ id: answer.id });
});
app.get('/local/2/text', async (req, res) => {
  const answer = await ollama.chat({
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
app.get('/ai/2/text', async (req, res) => {
  const answer = await generateText({
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
app.get('/local/2/parts', async (req, res) => {
  const answer = await ollama.chat({
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
app.get('/ai/2/parts', async (req, res) => {
  const answer = await generateText({
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
app.get('/local/3/text', async (req, res) => {
  const answer = await ollama.chat({
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
app.get('/ai/3/text', async (req, res) => {
  const answer = await generateText({
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
app.get('/local/3/parts', async (req, res) => {
  const answer = await ollama.chat({
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
app.get('/ai/3/parts', async (req, res) => {
  const answer = await generateText({
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

app.get('/agent', async (req, res) => {
  const agent = new Agent({ model: openai('gpt-4o'), system: `You work for ${req.query.company}.` }); // want "prompt-injection"
  const loop = new ToolLoopAgent({ model: openai('gpt-4o'), instructions: `You work for ${req.query.company}.` }); // want "prompt-injection"
  res.json([await agent.generate({ prompt: 'Hello' }), await loop.generate({ prompt: 'Hello' })]);
});
app.get('/agent/fixed', async (req, res) => {
  const agent = new Agent({ model: openai('gpt-4o'), system: 'You answer questions about orders.' });
  res.json(await agent.generate({ prompt: req.query.question }));
});
app.get('/generate', async (req, res) => {
  const answer = await ollama.generate({ model: 'llama3', system: `You are ${req.query.persona}.`, prompt: req.query.question }); // want "prompt-injection"
  res.json({ answer: answer.done });
});
