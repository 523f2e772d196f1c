const http = require('http');
const express = require('express');
const session = require('express-session');
const RedisStore = require('connect-redis').default;
const { WebSocketServer } = require('ws');
const { redis, placeOrder } = require('./desk');

const app = express();
const sessions = session({
  store: new RedisStore({ client: redis }),
  secret: process.env.SESSION_SECRET,
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: true, secure: true, sameSite: 'none' },
});
app.use(sessions);

const server = http.createServer(app);
const wss = new WebSocketServer({ noServer: true });

server.on('upgrade', (req, socket, head) => {
  if (req.headers.upgrade.toLowerCase() !== 'websocket') {
    socket.destroy();
    return;
  }
  sessions(req, {}, () => {
    if (!req.session.traderId) {
      socket.destroy();
      return;
    }
    wss.handleUpgrade(req, socket, head, (ws) => wss.emit('connection', ws, req));
  });
});

wss.on('connection', (ws, req) => {
  ws.on('message', async (data) => {
    const order = JSON.parse(data.toString());
    const placed = await placeOrder(req.session.traderId, order);
    ws.send(JSON.stringify(placed));
  });
});

server.listen(3000);
