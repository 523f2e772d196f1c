import { createHash, randomBytes } from 'node:crypto';

export class SessionIds {
  private static next = 1;

  static create(userId: string): string {
    SessionIds.next += 1;
    return createHash('md5').update(`${userId}-${SessionIds.next}`).digest('hex');
  }

  static requestNumber(): number {
    return SessionIds.next++;
  }
}
