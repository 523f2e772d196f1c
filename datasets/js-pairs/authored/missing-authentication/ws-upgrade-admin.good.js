const http = require('http');
const { WebSocketServer } = require('ws');
const { parse } = require('cookie');
const sessions = require('./sessions');
const fleet = require('./fleet');

const server = http.createServer();
const wss = new WebSocketServer({ noServer: true });

wss.on('connection', (socket) => {
  socket.on('message', async (raw) => {
    const message = JSON.parse(raw.toString());
    if (message.type === 'reboot') await fleet.reboot(message.device);
    if (message.type === 'remove') await fleet.remove(message.device);
  });
});

server.on('upgrade', async (request, socket, head) => {
  const { sid } = parse(request.headers.cookie || '');
  const session = sid && (await sessions.find(sid));
  if (!session || !session.operator) {
    socket.write('HTTP/1.1 401 Unauthorized\r\n\r\n');
    return socket.destroy();
  }
  wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request));
});

server.listen(9001);
