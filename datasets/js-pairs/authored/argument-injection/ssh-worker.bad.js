const { spawn } = require('child_process');
const { WebSocketServer } = require('ws');

const HOSTS = { web: 'web-1.internal', db: 'db-1.internal' };

class Uptime {
  constructor(user) {
    this.user = user;
  }

  ask(host, done) {
    const child = spawn('ssh', ['-l', this.user, host, 'uptime'], { shell: false });
    let text = '';
    child.stdout.on('data', (data) => { text += data; });
    child.on('close', () => done(text));
  }
}

const wss = new WebSocketServer({ port: 8088 });
const uptime = new Uptime('monitor');

wss.on('connection', (socket) => {
  socket.on('message', (raw) => {
    const message = JSON.parse(raw.toString());
    const host = message.host;
    if (!host) return;
    uptime.ask(host, (text) => socket.send(JSON.stringify({ text })));
  });
});
