import { Body, Controller, Post } from '@nestjs/common';
import * as nodemailer from 'nodemailer';

class ReportDto {
  campaign: string;
  recipient: string;
  text: string;
}

@Controller('reports')
export class ReportController {
  private readonly transport = nodemailer.createTransport({ sendmail: true });

  @Post('mail')
  async send(@Body() dto: ReportDto) {
    const to = [{ name: 'Reports', address: dto.recipient.replace(/[\r\n,;<>]/g, '') }, 'archive@example.com'];
    await this.transport.sendMail({
      from: 'reports@example.com',
      to,
      subject: 'Your report',
      text: dto.text,
    });
    return { ok: true };
  }
}
