import { WebSocketServer } from 'ws';

const wss = new WebSocketServer({ port: 9010 });

const state = { speed: 1, mode: 'idle' };

function apply(text) {
  const patch = JSON.parse(text);
  if (typeof patch.speed === 'number') state.speed = patch.speed;
  if (['idle', 'active'].includes(patch.mode)) state.mode = patch.mode;
}

wss.on('connection', (ws) => {
  ws.on('message', (data) => {
    try {
      apply(data.toString());
      ws.send(JSON.stringify(state));
    } catch {
      ws.close(1003);
    }
  });
});
