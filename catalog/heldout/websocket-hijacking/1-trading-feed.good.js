const http = require('http');
const cookie = require('cookie');
const { WebSocketServer } = require('ws');
const sessions = require('./sessions');
const trades = require('./trades');

const server = http.createServer((req, res) => {
  res.writeHead(200, { 'content-type': 'text/plain' });
  res.end('ok');
});
const wss = new WebSocketServer({ noServer: true, maxPayload: 16384 });
const ORIGINS = new Set(['https://trade.example.com']);

wss.on('connection', (socket, req, user) => {
  socket.on('message', async (data) => {
    const order = JSON.parse(data.toString());
    const placed = await trades.place(user.id, { symbol: String(order.symbol), quantity: Number(order.quantity) });
    socket.send(JSON.stringify({ placed: placed.id }));
  });
});

server.on('upgrade', async (req, socket, head) => {
  if (!ORIGINS.has(req.headers.origin)) {
    socket.destroy();
    return;
  }
  const { sid } = cookie.parse(req.headers.cookie || '');
  const user = await sessions.userFor(sid);
  if (!user) {
    socket.destroy();
    return;
  }
  wss.handleUpgrade(req, socket, head, (ws) => wss.emit('connection', ws, req, user));
});

server.listen(8080);
