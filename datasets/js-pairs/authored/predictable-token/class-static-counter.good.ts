import { createHash, randomBytes } from 'node:crypto';

export class SessionIds {
  private static next = 1;

  static create(userId: string): string {
    return createHash('sha256').update(userId).update(randomBytes(32)).digest('hex');
  }

  static requestNumber(): number {
    return SessionIds.next++;
  }
}
