import { BadRequestException, Controller, Get, Injectable, Param, UseGuards } from '@nestjs/common';
import { spawn } from 'node:child_process';
import { WarehouseGuard } from '../auth/warehouse.guard';

interface PrintJob {
  id: string;
  owner: string;
  bytes: number;
}

@Injectable()
export class PrinterService {
  async jobs(printer: string): Promise<PrintJob[]> {
    const lines = await this.run('lpstat', ['-o', printer]);
    return lines.map((line) => {
      const [id, owner, bytes] = line.split(/\s+/);
      return { id, owner, bytes: Number(bytes) };
    });
  }

  private run(program: string, args: string[]): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, { timeout: 5000 });
      let output = '';
      child.stdout.on('data', (chunk) => (output += chunk));
      child.on('error', reject);
      child.on('close', (code) => {
        if (code !== 0) return reject(new Error(`${program} ended with ${code}`));
        resolve(output.split('\n').filter(Boolean));
      });
    });
  }
}

@Controller('printers')
@UseGuards(WarehouseGuard)
export class PrinterController {
  constructor(private readonly printers: PrinterService) {}

  @Get(':name/jobs')
  list(@Param('name') name: string) {
    if (name.startsWith('-')) throw new BadRequestException('not a printer name');
    return this.printers.jobs(name);
  }
}
