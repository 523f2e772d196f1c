const { Server } = require('socket.io');
const mongoose = require('mongoose');

const Device = mongoose.model('Device', new mongoose.Schema({
  serial: String,
  pin: String,
  lastSeen: Date,
}));

const io = new Server(8080);

io.of('/devices').on('connection', (socket) => {
  socket.on('pair', async (payload, ack) => {
    const serial = payload && payload.serial;
    const pin = payload && payload.pin;
    const device = await Device.findOne({ serial: serial, pin: pin });
    if (!device) {
      ack({ ok: false });
      return;
    }
    socket.join(`device:${device.id}`);
    ack({ ok: true, id: device.id });
  });

  socket.on('heartbeat', async () => {
    await Device.updateMany({ lastSeen: { $lt: new Date(Date.now() - 60000) } }, { $set: { stale: true } });
  });
});
