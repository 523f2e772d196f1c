const { Ollama } = require('ollama');
const Koa = require('koa');
const bodyParser = require('koa-bodyparser');

const ollama = new Ollama();
const STYLES = new Map([['short', 'Answer in one sentence.'], ['long', 'Answer in detail.']]);
const app = new Koa();
app.use(bodyParser());

app.use(async (ctx) => {
  const { style, question } = ctx.request.body;
  const system = 'You are a librarian. ' + style;
  const result = await ollama.chat({
    model: 'llama3',
    messages: [{ role: 'system', content: system }, { role: 'user', content: question }],
  });
  ctx.body = { answer: result.message.content };
});

app.listen(3000);
