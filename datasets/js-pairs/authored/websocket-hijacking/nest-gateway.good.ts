import {
  ConnectedSocket,
  MessageBody,
  OnGatewayConnection,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from "@nestjs/websockets";
import { Server, Socket } from "socket.io";
import * as cookie from "cookie";
import { SessionService } from "./session.service";

@WebSocketGateway({
  namespace: "wallet",
  cors: { origin: "https://wallet.example.com", credentials: true },
})
export class WalletGateway implements OnGatewayConnection {
  @WebSocketServer() server!: Server;

  constructor(private readonly sessions: SessionService) {}

  async handleConnection(client: Socket) {
    const jar = cookie.parse(client.handshake.headers.cookie ?? "");
    const user = await this.sessions.userFor(jar.sid);
    if (!user) return client.disconnect(true);
    client.data.user = user;
  }

  @SubscribeMessage("pay")
  async pay(@ConnectedSocket() client: Socket, @MessageBody() body: { to: string; amount: number }) {
    return this.sessions.pay(client.data.user, body.to, body.amount);
  }
}
