import { Controller, Get, Query, UseGuards, Injectable } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';

@Injectable()
export class TicketService {
  constructor(private readonly prisma: PrismaClient) {}

  async search(term: string, queue: string) {
    const pattern = `%${term}%`;
    return this.prisma.$queryRaw`
      SELECT id, subject, opened_at FROM tickets WHERE queue = ${queue} AND subject ILIKE ${pattern} LIMIT 25`;
  }

  async openCount(queue: string) {
    return this.prisma.$queryRaw`SELECT COUNT(*) FROM tickets WHERE queue = ${queue} AND closed_at IS NULL`;
  }

  async refreshStats() {
    await this.prisma.$executeRawUnsafe('REFRESH MATERIALIZED VIEW ticket_stats');
  }
}

@Controller('tickets')
@UseGuards(JwtAuthGuard)
export class TicketController {
  constructor(private readonly tickets: TicketService) {}

  @Get('search')
  async search(@Query('q') q: string, @Query('queue') queue: string) {
    return this.tickets.search(q ?? '', queue ?? 'general');
  }
}
