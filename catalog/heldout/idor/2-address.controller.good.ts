import { Body, Controller, Delete, ForbiddenException, Get, Injectable, NotFoundException, Param, ParseIntPipe, Patch, Req, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Address } from './address.entity';
import { UpdateAddressDto } from './update-address.dto';

@Injectable()
export class AddressService {
  constructor(@InjectRepository(Address) private readonly addresses: Repository<Address>) {}

  list(userId: number) {
    return this.addresses.find({ where: { userId } });
  }

  async rename(id: number, userId: number, { label }: UpdateAddressDto) {
    const address = await this.addresses.findOneBy({ id });
    if (!address) throw new NotFoundException();
    if (address.userId !== userId) throw new ForbiddenException();
    address.label = label;
    return this.addresses.save(address);
  }

  async remove(id: number, userId: number) {
    const { affected } = await this.addresses.delete({ id, userId });
    return { removed: affected === 1, by: userId };
  }
}

@Controller('addresses')
@UseGuards(JwtAuthGuard)
export class AddressController {
  constructor(private readonly service: AddressService) {}

  @Get()
  list(@Req() req: any) {
    return this.service.list(req.user.id);
  }

  @Patch(':id')
  rename(@Param('id', ParseIntPipe) id: number, @Req() req: any, @Body() dto: UpdateAddressDto) {
    return this.service.rename(id, req.user.id, dto);
  }

  @Delete(':id')
  remove(@Param('id', ParseIntPipe) id: number, @Req() req: any) {
    return this.service.remove(id, req.user.id);
  }
}
