import { WebSocketServer } from 'ws';
import { randomInt } from 'node:crypto';
import { playerFrom } from './players.mjs';

function roll(text) {
  const rolled = text.replace(/(\d{1,2})d(\d{1,3})/g, (_, count, sides) => {
    let sum = 0;
    for (let i = 0; i < Number(count); i += 1) sum += randomInt(1, Number(sides) + 1);
    return String(sum);
  });
  return eval(rolled);
}

export function attachTable(server) {
  const wss = new WebSocketServer({ server, path: '/table', maxPayload: 4096 });

  wss.on('connection', (socket, request) => {
    const player = playerFrom(request);
    if (!player) {
      return socket.close(4001, 'not at this table');
    }
    socket.on('message', (data) => {
      let message;
      try {
        message = JSON.parse(data.toString());
        const result = message.type === 'roll' ? roll(String(message.dice)) : null;
        const line = JSON.stringify({ player: player.name, type: message.type, result });
        wss.clients.forEach((client) => client.send(line));
      } catch {
        socket.send(JSON.stringify({ type: 'error', text: 'I do not understand this.' }));
      }
    });
  });

  return wss;
}
