import { Server } from 'socket.io';
import { parse } from 'cookie';
import { houseOf, setTarget } from './houses.mjs';

const PANEL = 'https://panel.warmth.example';

const io = new Server(8080, {
  cors: { origin: PANEL, credentials: true },
  allowRequest: (req, done) => done(null, req.headers.origin === PANEL),
  transports: ['websocket'],
});

io.use(async (socket, next) => {
  const { sid } = parse(socket.handshake.headers.cookie ?? '');
  const house = sid ? await houseOf(sid) : null;
  if (!house) {
    next(new Error('sign in first'));
    return;
  }
  socket.data.house = house;
  next();
});

io.on('connection', (socket) => {
  socket.emit('state', socket.data.house.state);

  socket.on('target', async ({ room, celsius }) => {
    const value = Number(celsius);
    if (!Number.isFinite(value) || value < 5 || value > 28) return;
    await setTarget(socket.data.house.id, String(room), value);
    socket.emit('state', { room, celsius: value });
  });
});
