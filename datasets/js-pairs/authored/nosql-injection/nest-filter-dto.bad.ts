import { Body, Controller, Post } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Device } from './device.schema';

@Controller('devices')
export class DevicesController {
  constructor(@InjectModel(Device.name) private readonly devices: Model<Device>) {}

  @Post('search')
  search(@Body() filter: any) {
    return this.devices.find(filter).limit(50).exec();
  }
}
