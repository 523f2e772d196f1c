import { Server } from 'socket.io';
import jwt from 'jsonwebtoken';
import { rooms } from './rooms.js';

const options = { algorithms: ['HS256'], issuer: 'floor', audience: 'chat' };

export function attachChat(httpServer, { secret, logger }) {
  const io = new Server(httpServer, { cors: { origin: 'https://floor.example' } });

  io.use((socket, next) => {
    const { token } = socket.handshake.auth;
    jwt.verify(token, secret, options, (err, claims) => {
      if (err) {
        logger.warn({ reason: err.message }, 'token problem');
        return next(new Error('not signed in'));
      }
      socket.data.trader = { id: claims.sub, desk: claims.desk };
      next();
    });
  });

  io.on('connection', async (socket) => {
    const { id, desk } = socket.data.trader;
    for (const room of await rooms.forDesk(desk)) {
      socket.join(room.id);
    }
    socket.on('say', ({ room, text }) => {
      if (!socket.rooms.has(room) || typeof text !== 'string') return;
      io.to(room).emit('said', { from: id, text: text.slice(0, 1000), at: Date.now() });
    });
  });

  return io;
}
