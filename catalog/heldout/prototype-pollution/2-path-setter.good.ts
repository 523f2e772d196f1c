import { Server, type Socket } from 'socket.io';
import { verifyToken } from './auth';

type Tree = Record<string, any>;

const BLOCKED = /^(?:__proto__|prototype|constructor)$/;

class SharedState {
  private readonly root: Tree = {};

  set(path: string, value: unknown): void {
    const keys = path.split('.');
    if (keys.some((key) => BLOCKED.test(key))) throw new Error('Reserved key');
    const last = keys.pop() as string;
    let node = this.root;
    for (const key of keys) {
      if (typeof node[key] !== 'object' || node[key] === null) node[key] = {};
      node = node[key];
    }
    node[last] = value;
  }

  snapshot(): Tree {
    return structuredClone(this.root);
  }
}

const io = new Server(8080, { cors: { origin: 'https://board.example.com' } });
const state = new SharedState();
const seen: Record<string, number> = Object.create(null);

io.use(async (socket, next) => {
  const user = await verifyToken(socket.handshake.auth.token);
  next(user ? undefined : new Error('Unauthorized'));
});

io.on('connection', (socket: Socket) => {
  seen[socket.id] = Date.now();
  socket.emit('state', state.snapshot());
  socket.on('set', ({ path, value }: { path: string; value: unknown }) => {
    if (typeof path !== 'string' || path.length > 200) return;
    state.set(path, value);
    socket.broadcast.emit('set', { path, value });
  });
});
