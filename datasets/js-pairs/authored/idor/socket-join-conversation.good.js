const { Server } = require('socket.io');
const { authenticateSocket } = require('./auth');
const { conversations, messages } = require('./store');

module.exports = (http) => {
  const io = new Server(http);
  io.use(authenticateSocket);

  io.on('connection', (socket) => {
    const me = socket.data.user;
    socket.on('conversation:history', async ({ conversationId }, reply) => {
      const conversation = await conversations.findById(conversationId);
      if (!conversation || !conversation.members.includes(me.id)) return reply({ error: 'not found' });
      reply({ items: await messages.latest(conversation.id, 50) });
    });
    socket.on('typing', ({ room }) => socket.to(room).emit('typing', me.name));
  });
};
