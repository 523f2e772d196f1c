const { deserialize } = require('serialize-to-js');
const { WebSocketServer } = require('ws');
const { z } = require('zod');

const Move = z.object({ x: z.number(), y: z.number() });
const wss = new WebSocketServer({ port: 9400 });

class Game {
  decode(raw) {
    return deserialize(raw);
  }
}

const game = new Game();

wss.on('connection', (socket) => {
  socket.on('message', (data) => {
    const move = game.decode(data.toString());
    socket.send(JSON.stringify({ x: move.x, y: move.y }));
  });
});
