import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { createHash, randomInt } from 'node:crypto';
import { LockerRepository } from './locker.repository';
import { SmsService } from '../sms/sms.service';

interface Parcel {
  id: string;
  phone: string;
  locker: string;
}

@Injectable()
export class PickupService {
  constructor(private readonly lockers: LockerRepository, private readonly sms: SmsService) {}

  async announce(parcel: Parcel): Promise<void> {
    const code = this.code();
    await this.lockers.assign(parcel.locker, {
      parcel: parcel.id,
      codeDigest: createHash('sha256').update(`${parcel.id}:${code}`).digest('hex'),
      attemptsLeft: 3,
    });
    await this.sms.send(parcel.phone, `Your parcel is in locker ${parcel.locker}. Code: ${code}`);
  }

  private code(): string {
    return String(randomInt(100000, 1000000));
  }

  @Cron('0 3 * * *')
  async freeForgotten(): Promise<void> {
    for (const locker of await this.lockers.idleSince(Date.now() - 5 * 86_400_000)) {
      await this.lockers.release(locker.id);
    }
  }
}
