import { Body, Controller, Get, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Roles } from '../auth/roles.decorator';
import { FormularyService } from './formulary.service';
import { DrugDto, PriceDto } from './drug.dto';

@Controller('formulary')
@UseGuards(JwtAuthGuard)
export class FormularyController {
  constructor(private readonly formulary: FormularyService) {}

  @Get()
  list() {
    return this.formulary.list();
  }

  @Post()
  @Roles('pharmacist')
  add(@Body() drug: DrugDto) {
    return this.formulary.add(drug);
  }

  @Patch(':code/price')
  @Roles('pharmacist')
  reprice(@Param('code') code: string, @Body() { pence }: PriceDto) {
    return this.formulary.reprice(code, pence);
  }
}
