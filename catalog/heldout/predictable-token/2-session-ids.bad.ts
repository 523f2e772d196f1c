import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

interface Session {
  id: string;
  userId: number;
  csrf: string;
}

let counter = 0;

export class SessionFactory {
  constructor(private readonly redis: Redis) {}

  private identifier(userId: number): string {
    counter += 1;
    return createHash('sha256').update(`${userId}:${Date.now()}:${counter}`).digest('hex'); // want "predictable-token"
  }

  async open(userId: number): Promise<Session> {
    const session: Session = {
      id: this.identifier(userId),
      userId,
      csrf: crypto.randomUUID(),
    };
    await this.redis.set(`session:${session.id}`, JSON.stringify(session), 'EX', 1800);
    return session;
  }

  async close(id: string): Promise<void> {
    await this.redis.del(`session:${id}`);
  }

  sampleForMetrics(rate = 0.01): boolean {
    return Math.random() < rate;
  }
}
