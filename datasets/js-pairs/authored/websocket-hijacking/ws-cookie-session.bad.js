const http = require("http");
const express = require("express");
const session = require("express-session");
const { WebSocketServer } = require("ws");
const trades = require("./trades");

const app = express();
const sessions = session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false });
app.use(sessions);

const server = http.createServer(app);
const wss = new WebSocketServer({ noServer: true });

server.on("upgrade", (req, socket, head) => {
  sessions(req, {}, () => {
    if (!req.session.userId) {
      socket.destroy();
      return;
    }
    wss.handleUpgrade(req, socket, head, (ws) => wss.emit("connection", ws, req));
  });
});

wss.on("connection", (ws, req) => {
  ws.on("message", async (data) => {
    const order = JSON.parse(data);
    await trades.place(req.session.userId, order);
    ws.send(JSON.stringify({ ok: true }));
  });
});

server.listen(3000);
