import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';

interface Session {
  id: string;
  userId: number;
  csrf: string;
}

export class SessionFactory {
  constructor(private readonly redis: Redis) {}

  private identifier(userId: number): string {
    return `${userId.toString(16)}.${randomBytes(32).toString('hex')}`;
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
