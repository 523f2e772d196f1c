const { Server } = require('socket.io');
const cp = require('child_process');
const fs = require('fs/promises');

const io = new Server(4000);

function scan(path) {
  return new Promise((resolve) => {
    cp.execFile('clamscan', ['--no-summary', path], (err, out) => resolve(out));
  });
}

io.on('connection', (socket) => {
  socket.on('upload', async (file, reply) => {
    const path = `/tmp/${Date.now()}-${file.name}`;
    await fs.writeFile('/tmp/last', file.data);
    reply({ report: await scan(path) });
  });
});
