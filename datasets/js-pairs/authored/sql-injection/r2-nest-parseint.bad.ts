import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client } from 'pg';

@Controller('orders')
export class OrdersController {
  constructor(private readonly client: Client) {}

  @Get(':id')
  async one(@Param('id') id: string) {
    const { rows } = await this.client.query(`SELECT * FROM orders WHERE id = ${id}`);
    return rows[0];
  }
}
