import { Controller, Post, Body, BadRequestException } from '@nestjs/common';

type Driver = { connect(options: object): Promise<{ id: string }> };

const drivers: Record<string, () => Promise<{ default: Driver }>> = {
  serial: () => import('./drivers/serial'),
  modbus: () => import('./drivers/modbus'),
  opcua: () => import('./drivers/opcua'),
};

@Controller('connections')
export class ConnectionsController {
  @Post()
  async create(@Body() body: { driver: string; options: object }) {
    if (!Object.hasOwn(drivers, body.driver)) throw new BadRequestException('driver');
    const driver = (await drivers[body.driver]()).default;
    const connection = await driver.connect(body.options);
    return { id: connection.id };
  }
}
