import { WebSocketServer, type WebSocket } from "ws";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { readSession } from "./session";
import { Bank } from "./bank";

export class LiveAccounts {
  private readonly wss = new WebSocketServer({ noServer: true });

  constructor(server: Server, private readonly bank: Bank, private readonly site: string) {
    server.on("upgrade", (req, socket, head) => void this.upgrade(req, socket, head));
  }

  private async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const session = await readSession(req.headers.cookie);
    if (!session || req.headers.origin !== this.site) {
      socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      return;
    }
    this.wss.handleUpgrade(req, socket, head, (ws) => this.attach(ws, session.accountId));
  }

  private attach(ws: WebSocket, account: string): void {
    ws.on("message", async (raw) => {
      const { to, amount } = JSON.parse(String(raw));
      ws.send(JSON.stringify(await this.bank.move(account, to, amount)));
    });
  }
}
