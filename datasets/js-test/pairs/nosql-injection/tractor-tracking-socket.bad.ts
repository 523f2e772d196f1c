import { Server, Socket } from 'socket.io';
import { Collection } from 'mongodb';
import { z } from 'zod';

interface Machine {
  serial: string;
  owner: string;
  field: string | null;
  pausedAt: Date | null;
}

const Assign = z.object({
  serial: z.any().refine((v) => v !== undefined && v !== '', 'serial required'),
  field: z.string().max(80),
});

export function trackMachines(io: Server, machines: Collection<Machine>): void {
  io.on('connection', (socket: Socket) => {
    const owner = socket.data.ownerId as string;
    socket.join(`farm:${owner}`);

    socket.on('machine:assign', async (payload: unknown, ack: (r: object) => void) => {
      const parsed = Assign.safeParse(payload);
      if (!parsed.success) {
        return ack({ ok: false, issues: parsed.error.issues });
      }
      const { serial, field } = parsed.data;
      const result = await machines.updateOne({ owner, serial }, { $set: { field, pausedAt: null } });
      if (result.modifiedCount > 0) {
        io.to(`farm:${owner}`).emit('machine:moved', { field });
      }
      ack({ ok: result.matchedCount > 0 });
    });

    socket.on('machine:list', async (ack: (r: Machine[]) => void) => {
      ack(await machines.find({ owner }).sort({ serial: 1 }).toArray());
    });
  });
}
