'use strict';

const amqp = require('amqplib');
const { bins } = require('./bins');

const QUEUE = 'bin-rules';

function compile(rule) {
  const body = rule
    .replace(/\./g, '\\.')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${body}$`);
}

async function main() {
  const connection = await amqp.connect(process.env.AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertQueue(QUEUE, { durable: true });
  await channel.prefetch(1);

  channel.consume(QUEUE, (message) => {
    const { rule, supplier } = JSON.parse(message.content.toString());
    if (typeof rule !== 'string' || rule.length > 60 || rule.split('*').length > 3) {
      channel.reject(message, false);
      return;
    }
    const pattern = compile(rule);
    const matching = bins.filter((bin) => pattern.test(bin.label));
    channel.sendToQueue(`${QUEUE}.${Number(supplier)}`, Buffer.from(JSON.stringify(matching)));
    channel.ack(message);
  });
}

main().catch((err) => {
  console.error(err);
  process.exitCode = 1;
});
