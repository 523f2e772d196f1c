import { Injectable, UnauthorizedException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import * as argon2 from 'argon2';
import { createHmac, randomBytes } from 'node:crypto';
import { ResetRequest } from './reset-request.entity';
import { Pharmacist } from './pharmacist.entity';

@Injectable()
export class ResetService {
  constructor(
    @InjectRepository(ResetRequest) private readonly resets: Repository<ResetRequest>,
    @InjectRepository(Pharmacist) private readonly pharmacists: Repository<Pharmacist>,
  ) {}

  private mac(code: string): string {
    return createHmac('sha256', process.env.RESET_KEY!).update(code).digest('base64');
  }

  async start(email: string): Promise<string> {
    const code = randomBytes(20).toString('hex');
    await this.resets.save({ email, code, mac: this.mac(code), expires: new Date(Date.now() + 900_000) });
    return code;
  }

  async finish(email: string, code: string, confirm: string, password: string): Promise<void> {
    const request = await this.resets.findOneBy({ email, expires: MoreThan(new Date()) });
    if (password !== confirm) {
      throw new UnauthorizedException('the two passwords differ');
    }
    if (!request || !code.startsWith(request.code) || code.length !== request.code.length) {
      throw new UnauthorizedException('that code does not work');
    }
    await this.resets.remove(request);
    await this.pharmacists.update({ email }, { hash: await argon2.hash(password) });
  }
}
