import { Server } from 'socket.io';
import { signedInTeam } from './auth.js';

const boards = {};

export function boardOf(match) {
  boards[match] = boards[match] || {};
  return boards[match];
}

export function attach(httpServer) {
  const io = new Server(httpServer);
  io.use(signedInTeam);

  io.on('connection', (socket) => {
    socket.on('watch', (match, ack) => {
      socket.join(`match:${match}`);
      ack({ ...boardOf(String(match)) });
    });

    socket.on('score', ({ match, statistic, value }) => {
      if (!socket.data.team.referee || !Number.isFinite(value)) {
        return;
      }
      const board = boardOf(String(match));
      board[String(statistic)] = value;
      io.to(`match:${match}`).emit('score', { match, statistic, value });
    });
  });

  return io;
}
