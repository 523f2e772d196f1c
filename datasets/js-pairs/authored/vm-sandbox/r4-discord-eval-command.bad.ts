import { Client, GatewayIntentBits } from 'discord.js';
import vm from 'node:vm';
import { Parser } from 'expr-eval';

const client = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] });
const scope = { pi: Math.PI };

function answer(expression: string): string {
  return String(vm.runInNewContext(expression, { ...scope }, { timeout: 20 }));
}

client.on('messageCreate', async (message) => {
  if (message.author.bot || !message.content.startsWith('?')) return;
  const version = vm.runInThisContext('process.version');
  await message.reply(`${answer(message.content.slice(1))} (${version})`);
});

client.login(process.env.DISCORD_TOKEN);
