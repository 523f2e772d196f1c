const { WebSocketServer } = require('ws');
const jwt = require('jsonwebtoken');
const rooms = require('./rooms');

const server = new WebSocketServer({ port: 8081 });

server.on('connection', (socket, request) => {
  const { searchParams } = new URL(request.url, 'ws://localhost');
  let claims;
  try {
    claims = jwt.decode(searchParams.get('ticket'));
  } catch {
    return socket.close(4001, 'bad ticket');
  }
  rooms.enter(claims.room, claims.sub, socket);
  socket.on('message', (data) => rooms.broadcast(claims.room, { from: claims.sub, text: String(data).slice(0, 2000) }));
});
