import amqp from 'amqplib';
import Cryo from 'cryo';
import { slew, expose } from './mount';

interface Exposure {
  target: { ra: number; dec: number };
  seconds: number;
  filters: string[];
  notBefore: Date;
}

function decode(content: Buffer): Exposure {
  return Cryo.parse(content.toString('utf8')) as Exposure;
}

function encode(value: object): Buffer {
  return Buffer.from(Cryo.stringify(value));
}

async function main(): Promise<void> {
  const connection = await amqp.connect(process.env.AMQP_URL!);
  const channel = await connection.createChannel();
  await channel.assertQueue('exposures', { durable: true });
  await channel.assertExchange('frames', 'fanout');
  await channel.prefetch(1);

  await channel.consume('exposures', async (message) => {
    if (!message) return;
    try {
      const job = decode(message.content);
      await slew(Number(job.target.ra), Number(job.target.dec));
      const frame = await expose(Math.min(Number(job.seconds), 1200), [...job.filters]);
      channel.publish('frames', '', encode({ frame, at: new Date() }));
      channel.ack(message);
    } catch (err) {
      console.error('exposure refused', (err as Error).message);
      channel.nack(message, false, false);
    }
  });
}

void main();
