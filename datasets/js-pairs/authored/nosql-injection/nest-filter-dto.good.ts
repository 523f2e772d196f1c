import { Body, Controller, Post } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Device } from './device.schema';

@Controller('devices')
export class DevicesController {
  constructor(@InjectModel(Device.name) private readonly devices: Model<Device>) {}

  @Post('search')
  search(@Body() filter: any) {
    const query = { owner: { $eq: String(filter.owner) }, kind: { $eq: String(filter.kind) } };
    return this.devices.find(query).limit(50).exec();
  }
}
