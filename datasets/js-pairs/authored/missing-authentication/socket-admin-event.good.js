const { Server } = require('socket.io');
const { verify } = require('./tokens');
const store = require('./store');

module.exports = function attach(http) {
  const io = new Server(http);

  io.use(async (socket, next) => {
    socket.data.user = await verify(socket.handshake.auth.token);
    next(socket.data.user ? undefined : new Error('unauthorized'));
  });

  io.on('connection', (socket) => {
    socket.on('admin:wipe', async (table) => {
      await store.truncate(table);
      io.emit('wiped', table);
    });
  });
};
