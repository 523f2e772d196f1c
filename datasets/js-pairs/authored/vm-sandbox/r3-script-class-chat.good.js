const vm = require('vm');
const tmi = require('tmi.js');

const client = new tmi.Client({ channels: ['station'] });

class Calculator {
  constructor() {
    this.scope = vm.createContext(Object.create(null));
  }

  run(expression) {
    const match = /^(\d{1,9})\s*([-+*/])\s*(\d{1,9})$/.exec(expression);
    if (!match) return 'n/a';
    return new vm.Script(`${match[1]} ${match[2]} ${match[3]}`, { filename: 'chat.js' }).runInContext(this.scope, { timeout: 50 });
  }
}

const calculator = new Calculator();

client.on('message', (channel, tags, message, self) => {
  if (self || !message.startsWith('!calc ')) return;
  client.say(channel, String(calculator.run(message.slice(6).trim())));
});

client.connect();
