import { ConnectedSocket, OnGatewayConnection, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { parse } from 'cookie';
import { SessionService } from '../session/session.service';
import { PresenceService } from './presence.service';

@WebSocketGateway({
  namespace: 'presence',
  cors: { origin: true, credentials: true }, // want "websocket-hijacking"
})
export class PresenceGateway implements OnGatewayConnection {
  @WebSocketServer() server!: Server;

  constructor(
    private readonly sessions: SessionService,
    private readonly presence: PresenceService,
  ) {}

  async handleConnection(client: Socket): Promise<void> {
    const { sid } = parse(client.handshake.headers.cookie ?? '');
    const user = sid ? await this.sessions.resolve(sid) : null;
    if (!user) {
      client.disconnect(true);
      return;
    }
    client.data.userId = user.id;
  }

  @SubscribeMessage('away')
  async away(@ConnectedSocket() client: Socket): Promise<void> {
    await this.presence.setAway(client.data.userId);
    this.server.emit('presence', { userId: client.data.userId, state: 'away' });
  }
}
