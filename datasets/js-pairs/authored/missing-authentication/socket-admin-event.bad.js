const { Server } = require('socket.io');
const { verify } = require('./tokens');
const store = require('./store');

module.exports = function attach(http) {
  const io = new Server(http);

  io.use((socket, next) => {
    socket.data.locale = socket.handshake.query.locale || 'en';
    next();
  });

  io.on('connection', (socket) => {
    socket.on('admin:wipe', async (table) => {
      await store.truncate(table);
      io.emit('wiped', table);
    });
  });
};
