import { WebSocketServer, WebSocket } from 'ws';

const handlers = new Map<string, (socket: WebSocket, data: unknown) => void>([
  ['ping', (socket) => socket.send('pong')],
  ['echo', (socket, data) => socket.send(JSON.stringify(data))],
]);

function dispatch(socket: WebSocket, type: string, data: unknown): void {
  const handler = handlers.get(type);
  if (handler) handler(socket, data);
}

const wss = new WebSocketServer({ port: 9000 });
wss.on('connection', (socket) => {
  socket.on('message', (raw) => {
    const { type, data } = JSON.parse(raw.toString());
    dispatch(socket, type, data);
  });
});
