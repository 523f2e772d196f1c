import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Nurse } from './nurse.entity';
import { WardLeadGuard } from '../auth/ward-lead.guard';

interface RosterQuery {
  surname?: string;
  ward?: string;
  page?: string;
}

@Controller('roster')
@UseGuards(WardLeadGuard)
export class RosterController {
  constructor(@InjectRepository(Nurse) private readonly nurses: Repository<Nurse>) {}

  @Get('search')
  async search(@Query() query: RosterQuery) {
    const page = Math.max(0, Number.parseInt(query.page ?? '0', 10) || 0);
    const qb = this.nurses
      .createQueryBuilder('n')
      .leftJoinAndSelect('n.shifts', 's')
      .where('n.active = :active', { active: true });

    if (query.ward) {
      qb.andWhere('n.wardCode = :ward', { ward: query.ward });
    }
    if (query.surname) {
      const needle = query.surname.trim().toLowerCase();
      qb.andWhere('LOWER(n.surname) LIKE :needle', { needle: `${needle}%` });
    }

    const [rows, total] = await qb
      .orderBy('n.surname', 'ASC')
      .skip(page * 25)
      .take(25)
      .getManyAndCount();
    return { rows, total, page };
  }
}
