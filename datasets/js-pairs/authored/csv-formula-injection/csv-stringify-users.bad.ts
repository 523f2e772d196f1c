import { stringify } from 'csv-stringify/sync';
import { Controller, Get, Header } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './user.entity';

@Controller('exports')
export class ExportController {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  @Get('users')
  @Header('Content-Type', 'text/csv')
  async users_csv() {
    const users = await this.users.find({ take: 1000 });
    const records = users.map((u) => ({ id: u.id, name: u.displayName, bio: u.bio }));
    return stringify(records, { header: true });
  }
}
