import { Server, Socket } from 'socket.io';
import { alarms } from './alarms';
import { userFromToken, type User } from './users';

type Ack = (result: { ok: boolean; error?: string }) => void;

const NEEDS: Record<string, string> = {
  'alarm:test': 'engineer',
  'alarm:silence': 'warden',
};

export function attach(io: Server): void {
  io.use(async (socket, next) => {
    const user = await userFromToken(socket.handshake.auth.token);
    if (!user) return next(new Error('sign in first'));
    socket.data.user = user;
    next();
  });

  io.on('connection', (socket: Socket) => {
    const user = socket.data.user as User;

    socket.use(([event], next) => {
      const role = NEEDS[event];
      if (role && !user.roles.includes(role)) {
        return next(new Error(`${event} needs the role ${role}`));
      }
      next();
    });

    socket.on('alarm:test', async (zone: number, ack: Ack) => {
      await alarms.soundFor(Number(zone), 10);
      ack({ ok: true });
    });

    socket.on('alarm:silence', async (zone: number, ack: Ack) => {
      await alarms.silence(Number(zone), user.id);
      ack({ ok: true });
    });

    socket.on('error', (err) => socket.emit('refused', err.message));
  });
}
