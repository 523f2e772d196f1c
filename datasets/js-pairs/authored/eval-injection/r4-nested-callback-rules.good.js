const amqp = require('amqplib');

async function start() {
  const connection = await amqp.connect(process.env.AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertQueue('pricing');

  channel.consume('pricing', (message) => {
    const job = JSON.parse(message.content.toString());
    const rates = { standard: 1, express: 1.5, night: 2 };
    const factor = Object.hasOwn(rates, job.tier) ? rates[job.tier] : 1;
    channel.sendToQueue('priced', Buffer.from(JSON.stringify({ id: job.id, price: Number(job.base) * factor })));
    channel.ack(message);
  });
}

start();
