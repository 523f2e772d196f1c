import { PrismaClient, Prisma } from '@prisma/client';
import { Controller, Get, Query } from '@nestjs/common';

class Stats {
  constructor(private readonly prisma: PrismaClient) {}

  async byCity(city: string) {
    const sql = `SELECT COUNT(*) AS n FROM "Visit" WHERE city = '${city}'`;
    return this.prisma.$queryRawUnsafe<{ n: bigint }[]>(sql);
  }
}

@Controller('stats')
export class StatsController {
  private readonly stats = new Stats(new PrismaClient());

  @Get('visits')
  async visits(@Query('city') city: string) {
    const [row] = await this.stats.byCity(city);
    return { count: Number(row.n) };
  }
}
