const { WebSocketServer } = require("ws");
const jwt = require("jsonwebtoken");
const cookie = require("cookie");
const notifications = require("./notifications");

class NotificationHub {
  constructor(server) {
    this.clients = new Map();
    this.wss = new WebSocketServer({ server, path: "/notifications" });
    this.wss.on("connection", (ws, req) => this.accept(ws, req));
  }

  accept(ws, req) {
    let user;
    try {
      const query = new URL(req.url, "http://localhost").searchParams;
      user = jwt.verify(query.get("ticket"), process.env.JWT_KEY, { algorithms: ["HS256"] });
    } catch {
      ws.close(4401);
      return;
    }
    this.clients.set(user.sub, ws);
    ws.on("message", (raw) => notifications.handle(user.sub, JSON.parse(raw)));
    ws.on("close", () => this.clients.delete(user.sub));
  }
}

module.exports = { NotificationHub };
