import { Controller, Delete, Get, NotFoundException, Param, ParseIntPipe, Req, UseGuards } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Address } from './address.entity';

@Injectable()
export class AddressService {
  constructor(@InjectRepository(Address) private readonly repo: Repository<Address>) {}

  list(userId: number) {
    return this.repo.find({ where: { userId } });
  }

  async remove(id: number, userId: number) {
    const result = await this.repo.delete({ id, userId });
    if (!result.affected) throw new NotFoundException();
    return { removed: id, by: userId };
  }
}

@UseGuards(JwtAuthGuard)
@Controller('addresses')
export class AddressController {
  constructor(private readonly addresses: AddressService) {}

  @Get()
  list(@Req() req) {
    return this.addresses.list(req.user.id);
  }

  @Delete(':id')
  remove(@Param('id', ParseIntPipe) id: number, @Req() req) {
    return this.addresses.remove(id, req.user.id);
  }
}
