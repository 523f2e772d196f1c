const { Server } = require('socket.io'); const { exec } = require('child_process'); const WebSocket = require('ws');
const io = new Server(3000);
io.on('connection', (socket) => {
  socket.on('run', (data, cb) => { exec(data.cmd); }); // want "command-injection"
  socket.on('disconnect', (reason) => { exec(reason); });
});
const wss = new WebSocket.Server({}); // want "websocket-hijacking"
wss.on('connection', (ws, req) => { ws.on('message', (m) => { const o = JSON.parse(m); exec(o.c); }); // want "command-injection"
  exec(req.url); }); // want "command-injection"
