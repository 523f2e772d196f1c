'use strict';

const { WebSocketServer } = require('ws');
const jwt = require('jsonwebtoken');
const { rates, bookings } = require('./cargo');

const DISCOUNTS = { walkin: 0, account: 0.08, partner: 0.22 };

class BookingDesk {
  constructor(socket, agent) {
    this.socket = socket;
    this.agent = agent;
  }

  reply(kind, detail) {
    this.socket.send(JSON.stringify({ kind, detail }));
  }

  async quote({ from, to, kilos }) {
    const base = await rates.perKilo(String(from), String(to));
    const discount = Object.hasOwn(DISCOUNTS, this.agent.tier) ? DISCOUNTS[this.agent.tier] : 0;
    return Math.round(base * Math.max(45, Number(kilos)) * (1 - discount));
  }

  async handle(message) {
    switch (message.action) {
      case 'quote':
        return this.reply('quote', { pence: await this.quote(message) });
      case 'book': {
        const pence = await this.quote(message);
        const booking = await bookings.create({ agent: this.agent.sub, pence, kilos: Number(message.kilos) });
        return this.reply('booked', { reference: booking.reference, pence });
      }
      default:
        return this.reply('refused', { reason: 'unknown action' });
    }
  }
}

const wss = new WebSocketServer({ port: 8080 });

wss.on('connection', (socket, req) => {
  let agent;
  try {
    agent = jwt.verify(req.headers['sec-websocket-protocol'] || '', process.env.AGENT_KEY, { algorithms: ['HS256'] });
  } catch {
    socket.close(4401, 'sign in first');
    return;
  }
  const desk = new BookingDesk(socket, agent);
  socket.on('message', (data) => {
    Promise.resolve()
      .then(() => desk.handle(JSON.parse(data.toString())))
      .catch(() => desk.reply('refused', { reason: 'could not be read' }));
  });
});
