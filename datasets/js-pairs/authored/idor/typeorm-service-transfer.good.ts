import { Controller, Param, Patch, Body, Req, UseGuards, ForbiddenException, NotFoundException, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Parcel } from './parcel.entity';

@Injectable()
export class ParcelService {
  constructor(@InjectRepository(Parcel) private readonly parcels: Repository<Parcel>) {}

  async readdress(id: number, address: string, userId: number): Promise<Parcel> {
    const parcel = await this.parcels.findOne({ where: { id }, relations: { sender: true } });
    if (!parcel) throw new NotFoundException();
    if (parcel.dispatchedAt || parcel.sender.id !== userId) throw new ForbiddenException();
    parcel.address = address;
    return this.parcels.save(parcel);
  }
}

@Controller('parcels')
@UseGuards(JwtAuthGuard)
export class ParcelController {
  constructor(private readonly service: ParcelService) {}

  @Patch(':id/address')
  async readdress(@Param('id') id: string, @Body('address') address: string, @Req() req: any) {
    return this.service.readdress(Number(id), address, req.user.id);
  }
}
