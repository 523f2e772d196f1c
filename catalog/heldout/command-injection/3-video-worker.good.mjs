import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { verifyToken } from './auth.mjs';

const http = createServer();
const io = new Server(http, { cors: { origin: 'https://studio.example.com' } });
const INPUT = '/srv/video/input.mp4';

const spawnOptions = { shell: false, stdio: ['ignore', 'pipe', 'pipe'] };

function cut({ start, duration }) {
  const times = [start, duration].map((value) => String(Number(value) || 0));
  return spawn('ffmpeg', ['-nostdin', '-ss', times[0], '-t', times[1], '-i', INPUT, '/srv/video/cut.mp4'], spawnOptions);
}

function probe() {
  return spawn('ffprobe -v quiet -show_format /srv/video/input.mp4', { shell: true });
}

io.use(async (socket, next) => {
  const user = await verifyToken(socket.handshake.auth.token);
  next(user ? undefined : new Error('Unauthorized'));
});

io.on('connection', (socket) => {
  socket.on('cut', (request, ack) => {
    const child = cut(request);
    child.on('close', (code) => ack({ ok: code === 0 }));
  });
  socket.on('probe', (ack) => {
    const child = probe();
    child.on('close', (code) => ack({ ok: code === 0 }));
  });
});

http.listen(8080);
