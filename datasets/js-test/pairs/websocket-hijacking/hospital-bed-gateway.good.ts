import { WebSocketGateway, WebSocketServer, SubscribeMessage, OnGatewayConnection } from '@nestjs/websockets';
import { Server, Socket } from 'socket.io';
import { BedService } from './bed.service';
import { SessionService } from './session.service';

@WebSocketGateway({ namespace: 'beds', cors: { origin: false } })
export class BedGateway implements OnGatewayConnection {
  @WebSocketServer() server!: Server;

  constructor(
    private readonly beds: BedService,
    private readonly sessions: SessionService,
  ) {}

  async handleConnection(client: Socket): Promise<void> {
    const nurse = await this.sessions.fromBearer(client.handshake.auth.token);
    if (!nurse) {
      client.disconnect(true);
      return;
    }
    client.data.ward = nurse.ward;
    await client.join(`ward:${nurse.ward}`);
  }

  @SubscribeMessage('discharge')
  async discharge(client: Socket, bed: number): Promise<{ ok: boolean }> {
    await this.beds.discharge(client.data.ward, Number(bed));
    this.server.to(`ward:${client.data.ward}`).emit('freed', bed);
    return { ok: true };
  }
}
