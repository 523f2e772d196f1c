import { createServer, IncomingMessage } from "node:http";
import { WebSocketServer, WebSocket } from "ws";
import { parse } from "cookie";
import { loadSession } from "./sessions";

const server = createServer();

function allowed(origin: string | undefined): boolean {
  return origin === "https://console.example.org";
}

const wss = new WebSocketServer({
  server,
  path: "/console",
  maxPayload: 64 * 1024,
  verifyClient: ({ origin }: { origin: string }) => allowed(origin),
});

wss.on("connection", async (socket: WebSocket, request: IncomingMessage) => {
  const cookies = parse(request.headers.cookie ?? "");
  const session = await loadSession(cookies.sid);
  if (!session) {
    socket.close(4401, "login required");
    return;
  }
  socket.on("message", (raw) => {
    const command = JSON.parse(raw.toString());
    session.run(command).then((result) => socket.send(JSON.stringify(result)));
  });
});

server.listen(4000);
