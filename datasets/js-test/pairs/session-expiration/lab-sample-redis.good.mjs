import { randomBytes } from 'node:crypto';
import { createClient } from 'redis';

const IDLE_SECONDS = 30 * 60;

export class LabSessions {
  #redis;

  static async connect(url = process.env.REDIS_URL) {
    const redis = createClient({ url });
    await redis.connect();
    return new LabSessions(redis);
  }

  constructor(redis) {
    this.#redis = redis;
  }

  async open(technician) {
    const id = randomBytes(32).toString('hex');
    await this.#redis.set(`lab:${id}`, JSON.stringify({ technician, opened: Date.now() }), { EX: IDLE_SECONDS });
    return { id, maxAge: IDLE_SECONDS };
  }

  async read(id) {
    if (!/^[0-9a-f]{64}$/.test(id)) return null;
    const text = await this.#redis.get(`lab:${id}`);
    return text ? JSON.parse(text) : null;
  }

  async close(id) {
    await this.#redis.del(`lab:${id}`);
  }
}
