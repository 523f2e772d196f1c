import { sessionFrom } from "./sessions";
import { rooms } from "./rooms";

const server = Bun.serve<{ user: string }>({
  port: 3000,
  async fetch(req, server) {
    const url = new URL(req.url);
    if (url.pathname !== "/chat") return new Response("not found", { status: 404 });
    const user = await sessionFrom(req.headers.get("cookie"));
    if (!user) return new Response("login", { status: 401 });
    if (req.headers.get("origin") !== "https://chat.example.com") return new Response("origin", { status: 403 });
    if (server.upgrade(req, { data: { user } })) return;
    return new Response("upgrade failed", { status: 400 });
  },
  websocket: {
    message(ws, message) {
      rooms.post(ws.data.user, String(message));
    },
  },
});

console.log(server.port);
