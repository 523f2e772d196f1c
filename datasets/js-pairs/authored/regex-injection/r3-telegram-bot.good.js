const TelegramBot = require('node-telegram-bot-api');
const _ = require('lodash');

const bot = new TelegramBot(process.env.BOT_TOKEN, { polling: true });
const notes = new Map();

bot.onText(/^\/note (.+)$/, (msg, match) => {
  const list = notes.get(msg.chat.id) || [];
  list.push(match[1]);
  notes.set(msg.chat.id, list);
});

bot.onText(/^\/find (.+)$/, (msg, match) => {
  const list = notes.get(msg.chat.id) || [];
  const wanted = RegExp(_.escapeRegExp(match[1]), 'i');
  const hits = list.filter((note) => note.search(wanted) !== -1);
  bot.sendMessage(msg.chat.id, hits.length ? hits.join('\n') : 'nothing found');
});
