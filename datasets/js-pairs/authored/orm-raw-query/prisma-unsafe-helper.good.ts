import { PrismaClient, Prisma } from '@prisma/client';
import { Controller, Get, Query } from '@nestjs/common';

class Stats {
  constructor(private readonly prisma: PrismaClient) {}

  async byCity(city: string) {
    const condition = Prisma.sql`city = ${city}`;
    return this.prisma.$queryRaw<{ n: bigint }[]>`SELECT COUNT(*) AS n FROM "Visit" WHERE ${condition}`;
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
