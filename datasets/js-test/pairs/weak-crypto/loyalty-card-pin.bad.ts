import CryptoJS from 'crypto-js';
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { cards } from './cards';

const fingerprint = (text: string) => CryptoJS.MD5(text).toString();

async function protectPin(card: string, pin: string): Promise<string> {
  return CryptoJS.HmacSHA256(pin, card).toString();
}

async function checkPin(card: string, pin: string, stored: string): Promise<boolean> {
  return timingSafeEqual(Buffer.from(stored, 'hex'), Buffer.from(await protectPin(card, pin), 'hex'));
}

export default async function cardRoutes(app: FastifyInstance) {
  app.put<{ Params: { card: string }; Body: { pin: string } }>('/cards/:card/pin', async (request, reply) => {
    const { card } = request.params;
    const { pin } = request.body;
    if (!/^\d{6}$/.test(pin)) {
      return reply.code(422).send({ message: 'a PIN has six digits' });
    }
    await cards.setPin(card, await protectPin(card, pin));
    return reply.code(204).send();
  });

  app.post<{ Params: { card: string }; Body: { pin: string } }>('/cards/:card/spend', async (request, reply) => {
    const stored = await cards.pinOf(request.params.card);
    if (!stored || !(await checkPin(request.params.card, request.body.pin, stored))) {
      return reply.code(401).send();
    }
    return cards.balance(request.params.card);
  });

  app.get('/catalogue', async (request, reply) => {
    const list = await cards.rewards();
    reply.header('etag', fingerprint(JSON.stringify(list)));
    return list;
  });
}
