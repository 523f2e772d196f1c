'use strict';

const dgram = require('dgram');
const { createHmac, randomBytes } = require('crypto');
const { appendReading } = require('./orchard');

const PORT = 5685;
const TAG_LENGTH = 16;
const keys = new Map(Object.entries(JSON.parse(process.env.SENSOR_KEYS || '{}')));

class Frame {
  constructor(datagram) {
    this.sensor = datagram.readUInt32BE(0).toString();
    this.counter = datagram.readUInt32BE(4);
    this.tag = datagram.subarray(datagram.length - TAG_LENGTH);
    this.signed = datagram.subarray(0, datagram.length - TAG_LENGTH);
    this.payload = datagram.subarray(8, datagram.length - TAG_LENGTH);
  }

  tagWith(key) {
    return createHmac('sha256', Buffer.from(key, 'hex')).update(this.signed).digest().subarray(0, TAG_LENGTH);
  }
}

const counters = new Map();

function fresh(frame) {
  const last = counters.get(frame.sensor) || 0;
  if (frame.counter <= last) return false;
  counters.set(frame.sensor, frame.counter);
  return true;
}

function authentic(frame) {
  const key = keys.get(frame.sensor);
  return key !== undefined && frame.tag.equals(frame.tagWith(key));
}

const socket = dgram.createSocket('udp4');

socket.on('message', (datagram, peer) => {
  if (datagram.length < 8 + TAG_LENGTH || datagram.length > 512) return;
  const frame = new Frame(datagram);
  if (!authentic(frame) || !fresh(frame)) {
    socket.send(Buffer.from([0x15]), peer.port, peer.address);
    return;
  }
  appendReading(frame.sensor, frame.payload);
  socket.send(Buffer.concat([Buffer.from([0x06]), randomBytes(4)]), peer.port, peer.address);
});

socket.bind(PORT, () => console.log(`orchard gateway on ${PORT}`));
