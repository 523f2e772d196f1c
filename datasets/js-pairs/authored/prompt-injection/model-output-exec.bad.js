const { execSync, execFileSync } = require('child_process');
const OpenAI = require('openai');
const Koa = require('koa');
const bodyParser = require('koa-bodyparser');

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const app = new Koa();
app.use(bodyParser());

const run = (command) => execSync(command, { encoding: 'utf8' });

app.use(async (ctx) => {
  const response = await openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: 'Translate the request into one maintenance action.' },
      { role: 'user', content: ctx.request.body.request },
    ],
  });
  const action = response.choices[0].message.content;
  ctx.body = { output: run(action) };
});

app.listen(3000);
