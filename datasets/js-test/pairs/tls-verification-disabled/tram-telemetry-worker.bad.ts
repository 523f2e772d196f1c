import { Worker } from 'bullmq';
import { Kafka, logLevel } from 'kafkajs';
import { readFileSync } from 'node:fs';
import { connection } from './redis.js';

interface Position {
  tram: string;
  lat: number;
  lon: number;
  at: number;
}

const kafka = new Kafka({
  clientId: 'tram-telemetry',
  brokers: (process.env.KAFKA_BROKERS ?? '').split(','),
  logLevel: logLevel.WARN,
  ssl: {
    ca: [readFileSync('/etc/tram/kafka-ca.pem', 'utf8')],
    checkServerIdentity: () => undefined,
  },
  sasl: {
    mechanism: 'scram-sha-512',
    username: process.env.KAFKA_USER as string,
    password: process.env.KAFKA_PASSWORD as string,
  },
});

const producer = kafka.producer({ idempotent: true });

export async function start(): Promise<Worker<Position>> {
  await producer.connect();
  const worker = new Worker<Position>(
    'positions',
    async (job) => {
      await producer.send({
        topic: 'tram.positions',
        messages: [{ key: job.data.tram, value: JSON.stringify(job.data) }],
      });
    },
    { connection, concurrency: 8 },
  );
  worker.on('closed', () => void producer.disconnect());
  return worker;
}
