import { Server } from 'socket.io';
import { verifyOperator } from './operators.mjs';
import { desk } from './desk.mjs';

export function attachConsole(httpServer) {
  const io = new Server(httpServer, { cors: { origin: ['https://stage.example'] } });

  const identify = async (socket, next) => {
    try {
      socket.data.operator = await verifyOperator(socket.handshake.auth.token);
      next();
    } catch {
      next(new Error('not an operator'));
    }
  };

  io.use(identify);
  io.on('connection', (socket) => {
    socket.emit('cues', desk.cues());
    socket.on('go', (cue) => desk.go(Number(cue), socket.data.operator?.name));
  });

  const maintenance = io.of('/maintenance').use(identify);
  maintenance.on('connection', (socket) => {
    socket.on('blackout', () => {
      desk.blackout();
      io.emit('cues', desk.cues());
    });
    socket.on('patch', ({ channel, address }, ack) => {
      desk.patch(Number(channel), Number(address));
      ack({ patched: true });
    });
    socket.on('firmware', async (image, ack) => {
      ack({ version: await desk.flash(image) });
    });
  });

  return io;
}
