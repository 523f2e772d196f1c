import { Body, Controller, Post } from '@nestjs/common';
import * as Handlebars from 'handlebars';

const SUBJECT = Handlebars.compile('Order {{id}} for {{name}}');

@Controller('mails')
export class MailsController {
  @Post('preview')
  preview(@Body() body: { template: string; id: string; name: string }) {
    const subject = SUBJECT({ id: body.id, name: body.name });
    const text = body.template.replace('{name}', () => body.name);
    return { subject, text };
  }
}
