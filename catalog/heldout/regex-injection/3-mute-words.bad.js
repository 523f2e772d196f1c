const { createServer } = require('http');
const { Server } = require('socket.io');
const { verifyToken } = require('./auth');

const http = createServer();
const io = new Server(http, { cors: { origin: 'https://chat.example.com' } });
const LINK = new RegExp('https?://[^\\s]{1,200}', 'g');

class MuteList {
  constructor() {
    this.rules = [];
  }

  add({ word, wholeWord }) {
    const flags = 'giu';
    this.rules.push(wholeWord ? RegExp('\\b' + word + '\\b', flags) : RegExp(word, flags)); // want "regex-injection"
  }

  mask(text) {
    return this.rules.reduce((out, rule) => out.replace(rule, '***'), text).replace(LINK, '[link]');
  }
}

io.use(async (socket, next) => {
  socket.data.user = await verifyToken(socket.handshake.auth.token);
  next(socket.data.user ? undefined : new Error('Unauthorized'));
});

io.on('connection', (socket) => {
  const muted = new MuteList();
  socket.on('mute', (rule) => {
    if (typeof rule.word === 'string' && rule.word.length < 60) muted.add(rule);
  });
  socket.on('preview', (text, ack) => ack(muted.mask(String(text).slice(0, 2000))));
});

http.listen(8080);
