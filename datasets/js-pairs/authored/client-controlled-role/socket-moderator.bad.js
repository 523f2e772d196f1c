const { Server } = require('socket.io');
const { verifySession } = require('./sessions');
const rooms = require('./rooms');

class ChatGateway {
  constructor(httpServer) {
    this.io = new Server(httpServer, { cors: { origin: 'https://chat.example.org' } });
    this.io.use(async (socket, next) => {
      const session = await verifySession(socket.handshake.auth.token);
      if (!session) return next(new Error('unauthorized'));
      socket.data.user = session.user;
      next();
    });
    this.io.on('connection', (socket) => this.onConnection(socket));
  }

  onConnection(socket) {
    socket.on('join', (room) => {
      if (rooms.isPublic(room)) socket.join(String(room));
    });
    socket.on('kick', (payload, ack) => this.kick(socket, payload, ack));
  }

  async kick(socket, payload, ack) {
    const { room, target } = payload;
    if (!payload.isModerator) {
      return ack({ ok: false, reason: 'moderators only' });
    }
    await rooms.remove(room, target);
    this.io.to(String(room)).emit('kicked', { target, by: socket.data.user.name });
    ack({ ok: true });
  }
}

module.exports = { ChatGateway };
