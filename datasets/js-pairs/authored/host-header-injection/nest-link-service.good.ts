import { Controller, Injectable, Post, Req } from '@nestjs/common';
import { MailerService } from '@nestjs-modules/mailer';
import { Request } from 'express';

@Injectable()
export class LinkService {
  absolute(req: Request, path: string): string {
    return new URL(path, process.env.APP_URL).href;
  }
}

@Controller('accounts')
export class AccountController {
  constructor(private readonly links: LinkService, private readonly mail: MailerService) {}

  @Post('unlock')
  async unlock(@Req() req: Request) {
    const link = this.links.absolute(req, `/unlock/${crypto.randomUUID()}`);
    await this.mail.sendMail({ to: 'owner@example.com', subject: 'Unlock', text: link });
  }
}
