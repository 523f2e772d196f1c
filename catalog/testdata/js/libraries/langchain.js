import { getLlama, LlamaChatSession } from 'node-llama-cpp';
import { ChatOpenAI } from '@langchain/openai';
import { ChatPromptTemplate, SystemMessagePromptTemplate, PromptTemplate } from '@langchain/core/prompts';
import express from 'express';

const app = express();
const model = new ChatOpenAI({ model: 'gpt-4o' });

app.get('/session', async (req, res) => {
  const llama = await getLlama();
  const context = await (await llama.loadModel({ modelPath: './model.gguf' })).createContext();
  const session = new LlamaChatSession({ contextSequence: context.getSequence(), systemPrompt: `Be ${req.query.mood}.` }); // want "prompt-injection"
  res.send(await session.prompt(req.query.question)); // want "stored-xss"
});

app.get('/template', async (req, res) => {
  const chat = ChatPromptTemplate.fromMessages([
    ['system', `You speak ${req.query.language}.`], // want "prompt-injection"
    ['user', '{question}'],
  ]);
  const system = SystemMessagePromptTemplate.fromTemplate('You serve ' + req.query.company); // want "prompt-injection"
  const prompt = PromptTemplate.fromTemplate(`Translate to ${req.query.language}: {text}`); // want "prompt-injection"
  res.json([await chat.pipe(model).invoke({ question: req.query.question }), system, prompt].length);
});

app.get('/template/fixed', async (req, res) => {
  const chat = ChatPromptTemplate.fromMessages([['system', 'You speak {language}.'], ['user', '{question}']]);
  await chat.pipe(model).invoke({ language: req.query.language, question: req.query.question });
  res.end();
});

app.get('/invoke', async (req, res) => {
  await model.invoke([
    { role: 'system', content: `Be ${req.query.mood}.` }, // want "prompt-injection"
    { role: 'user', content: req.query.question },
  ]);
  await model.invoke([
    ['system', `Be ${req.query.mood}.`], // want "prompt-injection"
    ['user', req.query.question],
  ]);
  res.end();
});
