const { Server } = require('socket.io');
const merge = require('lodash.merge');

const io = new Server(3000);
const room = { topic: '', options: {} };

io.on('connection', (socket) => {
  socket.on('configure', (options) => {
    merge(room.options, JSON.parse(options));
    io.emit('configured', room.options);
  });
});
