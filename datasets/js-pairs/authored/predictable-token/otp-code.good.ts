import { randomInt } from 'node:crypto';
import { redis } from './redis';
import { sendSms } from './sms';

const DIGITS = 6;

export class OneTimeCodes {
  private generate(): string {
    let code = '';
    for (let i = 0; i < DIGITS; i++) {
      code += randomInt(10);
    }
    return code;
  }

  async send(phone: string): Promise<void> {
    const code = this.generate();
    await redis.set(`otp:${phone}`, code, 'EX', 300);
    await sendSms(phone, `Your code is ${code}`);
  }

  backoff(attempt: number): number {
    return Math.min(30_000, 2 ** attempt * 100) + Math.random() * 100;
  }
}
