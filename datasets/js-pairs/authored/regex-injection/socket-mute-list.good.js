const { Server } = require('socket.io');

const io = new Server(3000);

io.on('connection', (socket) => {
  const muted = [];

  socket.on('mute', (word) => {
    if (!/^\w{1,30}$/.test(word)) return;
    muted.push(RegExp('\\b' + word + '\\b', 'i'));
  });

  socket.on('message', (text) => {
    if (muted.some((m) => m.test(text))) return;
    socket.broadcast.emit('message', text);
  });
});
