import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

@Controller('shipments')
export class ShipmentsController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @Get('late')
  async late(@Query('carrier') carrier: string, @Query('days') days: string) {
    const threshold = parseInt(days, 10) || 3;
    return this.dataSource.query(
      `SELECT s.id, s.tracking_no, c.name
         FROM shipment s JOIN carrier c ON c.id = s.carrier_id
        WHERE c.code = $2 AND s.delay_days > $1`,
      [threshold, carrier],
    );
  }
}
