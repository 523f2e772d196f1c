import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PasswordReset } from './password-reset.entity';
import { MailService } from '../mail/mail.service';

@Injectable()
export class ResetService {
  constructor(
    @InjectRepository(PasswordReset) private readonly resets: Repository<PasswordReset>,
    private readonly mail: MailService,
  ) {}

  private newToken(email: string): string {
    return createHash('sha256').update(`${email}:${Date.now()}`).digest('hex');
  }

  async start(email: string): Promise<void> {
    const token = this.newToken(email);
    await this.resets.save({ email, token, expiresAt: new Date(Date.now() + 30 * 60_000) });
    await this.mail.send(email, 'Reset your password', `https://app.example.org/reset/${token}`);
  }
}
