const { WebSocketServer } = require('ws');

const wss = new WebSocketServer({ port: 9000 });

function revive(key, value) {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return new Date(value);
  }
  return value;
}

wss.on('connection', (socket) => {
  socket.on('message', (data) => {
    const job = JSON.parse(data.toString(), revive);
    socket.send(JSON.stringify({ accepted: job.id }));
  });
});
