import { Controller, Get, Query, BadRequestException } from '@nestjs/common';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

@Controller('sensor-logs')
export class SensorLogController {
  private readonly file = process.env.SENSOR_LOG ?? '/var/log/vineyard/sensors.log';

  @Get('search')
  async search(@Query('text') text: string, @Query('max') max = '100'): Promise<{ lines: string[] }> {
    if (typeof text !== 'string' || text.length === 0 || text.length > 120) {
      throw new BadRequestException('text must be 1 to 120 characters');
    }
    const limit = Math.min(Number.parseInt(max, 10) || 100, 1000);
    return { lines: await this.grep(text, limit) };
  }

  private async grep(text: string, limit: number): Promise<string[]> {
    const child = spawn('grep', ['-F', '-i', '-m', String(limit), text, this.file]);
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
    }
    return lines;
  }
}
