import { Injectable, Scope, Inject } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { REQUEST } from '@nestjs/core';
import type { Request } from 'express';
import { MailService } from '../mail/mail.service';
import { Invoice } from './invoice.entity';

@Injectable({ scope: Scope.REQUEST })
export class LinkBuilder {
  constructor(
    @Inject(REQUEST) private readonly request: Request,
    private readonly config: ConfigService,
  ) {}

  absolute(path: string): string {
    const { host, forwarded } = this.request.headers;
    const announced = /host="?([^;,"]+)/i.exec(forwarded ?? '')?.[1];
    const scheme = this.config.get('FORCE_HTTPS') === 'yes' ? 'https' : this.request.protocol;
    return `${scheme}://${announced ?? host}${path}`;
  }

  language(): string {
    return this.request.acceptsLanguages('en', 'nl', 'fr') || 'en';
  }
}

@Injectable({ scope: Scope.REQUEST })
export class InvoiceNotifier {
  constructor(private readonly links: LinkBuilder, private readonly mail: MailService) {}

  async send(invoice: Invoice): Promise<void> {
    await this.mail.send({
      to: invoice.member.email,
      template: `invoice.${this.links.language()}`,
      values: {
        number: invoice.number,
        amount: (invoice.cents / 100).toFixed(2),
        pay: this.links.absolute(`/invoices/${invoice.publicId}/pay`),
      },
    });
  }
}
