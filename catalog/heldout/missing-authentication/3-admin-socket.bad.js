const http = require('http');
const { Server } = require('socket.io');
const { verifyToken } = require('./auth');
const devices = require('./devices');

const server = http.createServer((req, res) => res.writeHead(404).end());
const io = new Server(server, { cors: { origin: 'https://fleet.example.com' } });

async function operatorOnly(socket, next) {
  const user = await verifyToken(socket.handshake.auth.token);
  if (!user || user.role !== 'operator') return next(new Error('Unauthorized'));
  socket.data.user = user;
  next();
}

class FleetNamespace {
  constructor(namespace) {
    this.namespace = namespace;
  }

  listen() {
    this.namespace.on('connection', (socket) => {
      socket.on('reboot', async (id, ack) => ack(await devices.reboot(Number(id))));
      socket.on('wipe', async (id, ack) => ack(await devices.wipe(Number(id))));
    });
  }
}

const telemetry = io.of('/telemetry');
telemetry.use(operatorOnly);
telemetry.on('connection', (socket) => {
  devices.stream((sample) => socket.emit('sample', sample));
});

new FleetNamespace(io.of('/fleet')).listen(); // want "missing-authentication"

io.of('/status').on('connection', (socket) => {
  socket.emit('status', { up: true });
});

server.listen(8080);
