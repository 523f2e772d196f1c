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
  const { theme } = parse(request.headers.cookie || '');
  request.theme = theme;
  wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request));
});

server.listen(9001);
