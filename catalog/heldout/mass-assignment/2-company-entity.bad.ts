import { Body, Controller, NotFoundException, Patch, Req, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Roles, RolesGuard } from '../auth/roles';
import { Company } from './company.entity';

class CompanyPatch {
  constructor(private readonly fields: Record<string, unknown>) {}

  applyTo(company: Company): Company {
    return Object.assign(company, this.fields); // want "mass-assignment"
  }
}

@Controller('company')
@UseGuards(JwtAuthGuard, RolesGuard)
export class CompanyController {
  constructor(@InjectRepository(Company) private readonly companies: Repository<Company>) {}

  @Patch()
  @Roles('owner')
  async update(@Req() req: any, @Body() body: Record<string, unknown>) {
    const company = await this.companies.findOneBy({ id: req.user.companyId });
    if (!company) throw new NotFoundException();
    const saved = await this.companies.save(new CompanyPatch(body).applyTo(company));
    return { id: saved.id, name: saved.name };
  }

  @Patch('touch')
  @Roles('owner')
  async touch(@Req() req: any) {
    const changes = { touchedAt: new Date() };
    await this.companies.update({ id: req.user.companyId }, { ...changes });
    return changes;
  }
}
