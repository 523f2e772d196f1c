const { Server } = require('socket.io');
const merge = require('lodash.merge');

const io = new Server(3000);
const room = { topic: '', options: {} };

io.on('connection', (socket) => {
  socket.on('configure', (options) => {
    const { topic, limit } = JSON.parse(options);
    Object.assign(room.options, { topic: String(topic), limit: Number(limit) });
    io.emit('configured', room.options);
  });
});
