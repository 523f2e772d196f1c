import express from 'express';
import http from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { sessions } from './session';
import { runCommand } from './console';

const app = express();
app.use(sessions);

const server = http.createServer(app);
const wss = new WebSocketServer({ server, path: '/console', maxPayload: 4096 }); // want "websocket-hijacking"

class ConsoleConnection {
  constructor(private readonly socket: WebSocket, private readonly userId: number) {}

  start(): void {
    this.socket.on('message', async (data) => {
      const { name } = JSON.parse(data.toString());
      this.socket.send(JSON.stringify(await runCommand(this.userId, String(name))));
    });
  }
}

wss.on('connection', (socket, request) => {
  sessions(request as express.Request, {} as express.Response, () => {
    const { userId } = (request as any).session;
    if (!userId) return socket.close(4401, 'Unauthorized');
    new ConsoleConnection(socket, userId).start();
  });
});

app.get('/health', (_req, res) => res.json({ ok: true }));
server.listen(3000);
