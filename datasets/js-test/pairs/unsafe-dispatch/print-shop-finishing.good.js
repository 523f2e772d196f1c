'use strict';

const amqp = require('amqplib');
const finishing = require('./finishing');
const { orders } = require('./orders');

const STEPS = {
  fold: finishing.fold,
  staple: finishing.staple,
  laminate: finishing.laminate,
  trim: finishing.trim,
};

function stepFor(name) {
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : null;
  return typeof step === 'function' ? step : null;
}

async function finish(order) {
  const done = [];
  for (const { name, options } of order.steps) {
    const step = stepFor(String(name));
    if (!step) {
      throw new Error(`there is no finishing step ${name}`);
    }
    done.push(await step(options));
  }
  return done;
}

async function main() {
  const connection = await amqp.connect(process.env.AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertQueue('finishing', { durable: true });
  await channel.consume('finishing', async (message) => {
    try {
      const order = JSON.parse(message.content.toString());
      const done = await finish(order);
      await orders.finished(Number(order.id), done.length);
      channel.ack(message);
    } catch (err) {
      console.error('finishing failed', err.message);
      channel.nack(message, false, false);
    }
  });
}

main().catch((err) => {
  console.error(err);
  process.exitCode = 1;
});
