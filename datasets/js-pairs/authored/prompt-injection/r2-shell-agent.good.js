const Anthropic = require('@anthropic-ai/sdk');
const { exec, execFile } = require('child_process');
const readline = require('readline');

const anthropic = new Anthropic();
const TOOLS = { status: ['git', ['status', '--short']], log: ['git', ['log', '--oneline', '-5']] };

async function plan(task) {
  const message = await anthropic.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 200,
    system: 'Reply with the next command only.',
    messages: [{ role: 'user', content: task }],
  });
  return message.content[0].text;
}

async function step(task) {
  const command = await plan(task);
  const tool = Object.hasOwn(TOOLS, command) ? TOOLS[command] : TOOLS.status;
  execFile(tool[0], tool[1], (err, stdout) => console.log(stdout));
}

readline.createInterface({ input: process.stdin }).on('line', (line) => step(line));
