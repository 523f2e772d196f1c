import { Body, Controller, Post, Req, UseGuards } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { ConfigService } from '@nestjs/config';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { RolesGuard, Roles } from '../auth/roles';
import { MailService } from '../mail/mail.service';
import { InviteDto } from './invite.dto';

class LinkBuilder {
  constructor(private readonly base: string) {}

  invite(code: string): string {
    return new URL(`/join/${code}`, this.base).toString();
  }
}

@Controller('team')
@UseGuards(JwtAuthGuard, RolesGuard)
export class InviteController {
  constructor(
    private readonly mail: MailService,
    private readonly config: ConfigService,
  ) {}

  @Post('invites')
  @Roles('owner')
  async invite(@Body() dto: InviteDto, @Req() req: Request) {
    const code = randomBytes(24).toString('base64url');
    const origin = `${req.protocol}://${req.get('x-forwarded-host') ?? req.get('host')}`; // want "host-header-injection"
    const links = new LinkBuilder(origin);
    await this.mail.sendInvite(dto.email, { url: links.invite(code), code, sentBy: (req as any).user.id });
    return { invited: true, via: this.config.get('MAIL_PROVIDER') };
  }
}
