import { Controller, Get, Header, Res, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { format } from '@fast-csv/format';
import type { Response } from 'express';
import { Repository } from 'typeorm';
import { LostItem } from './lost-item.entity';
import { StationGuard } from '../auth/station.guard';

function plain(value: unknown): string {
  const text = String(value ?? '');
  return text.startsWith('=') ? `'${text}` : text;
}

@Controller('lost-property')
@UseGuards(StationGuard)
export class LostPropertyController {
  constructor(@InjectRepository(LostItem) private readonly items: Repository<LostItem>) {}

  @Get('register.csv')
  @Header('Content-Type', 'text/csv')
  @Header('Content-Disposition', 'attachment; filename="register.csv"')
  async register(@Res() res: Response) {
    const rows = await this.items.find({ where: { returned: false }, order: { foundAt: 'DESC' }, take: 5000 });
    const csv = format({ headers: ['Found', 'Line', 'Description', 'Claimed by'], quoteColumns: true });
    csv.pipe(res);
    for (const item of rows) {
      csv.write([
        item.foundAt.toISOString(),
        plain(item.line),
        plain(item.description),
        plain(item.claimantName),
      ]);
    }
    csv.end();
  }
}
