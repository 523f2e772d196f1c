import http from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { userFromToken } from './auth';

interface Command {
  action: string;
  payload: Record<string, unknown>;
}

class Board {
  private readonly cards: string[] = [];

  addCard({ title }: Record<string, unknown>) {
    this.cards.push(String(title).slice(0, 100));
    return this.cards.length;
  }

  listCards() {
    return [...this.cards];
  }
}

function dispatch(board: Board, { action, payload }: Command): unknown {
  if (action === 'addCard') return board.addCard(payload);
  if (action === 'listCards') return board.listCards();
  throw new Error('Unknown action');
}

const server = http.createServer((_req, res) => res.writeHead(404).end());
const wss = new WebSocketServer({ noServer: true, maxPayload: 8192 });
const board = new Board();

server.on('upgrade', async (req, socket, head) => {
  const user = await userFromToken(req.headers.authorization);
  if (!user || req.headers.origin !== 'https://board.example.com') {
    socket.destroy();
    return;
  }
  wss.handleUpgrade(req, socket, head, (ws: WebSocket) => {
    ws.on('message', (data) => {
      const command = JSON.parse(data.toString()) as Command;
      ws.send(JSON.stringify({ result: dispatch(board, command) }));
    });
  });
});

server.listen(8080);
