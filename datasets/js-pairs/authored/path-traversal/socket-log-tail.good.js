const fs = require('fs');
const path = require('path');
const { Server } = require('socket.io');

const LOGS = '/var/log/builds';
const SAFE = /^[\w-]+\.log$/;

module.exports = function attach(httpServer, verify) {
  const io = new Server(httpServer);
  io.use(verify);

  io.on('connection', (socket) => {
    socket.on('tail', ({ build }, ack) => {
      if (!SAFE.test(build)) return ack({ error: 'bad name' });
      const stream = fs.createReadStream(path.join(LOGS, build), { encoding: 'utf8' });
      stream.on('data', (chunk) => socket.emit('chunk', chunk));
      stream.on('error', () => ack({ error: 'not found' }));
      stream.on('end', () => ack({ done: true }));
    });
  });
};
