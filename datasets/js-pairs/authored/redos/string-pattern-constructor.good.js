const { WebSocketServer } = require('ws');

const words = '\\w+(?:\\s\\w+){0,20}';
const command = new RegExp('^' + words + '!$');

const wss = new WebSocketServer({ port: 9200 });
wss.on('connection', (socket) => {
  socket.on('message', (data) => {
    const text = data.toString();
    socket.send(command.test(text) ? 'command' : 'text');
  });
});
