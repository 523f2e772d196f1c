import { spawn, SpawnOptions } from 'node:child_process';
import { Body, Controller, Post } from '@nestjs/common';

const base: SpawnOptions = { stdio: 'pipe', timeout: 30_000 };

class Pipeline {
  private readonly stages: string[] = [];

  add(program: string, ...args: string[]): this {
    this.stages.push([program, ...args].join(' '));
    return this;
  }

  run() {
    return spawn(this.stages.join(' | '), { ...base, shell: true });
  }
}

@Controller('images')
export class ImagesController {
  @Post('resize')
  resize(@Body() body: { file: string; width: string }) {
    const width = String(parseInt(body.width, 10) || 640);
    const child = new Pipeline()
      .add('cat', '/srv/images/default.png')
      .add('convert', '-', '-resize', width, 'png:-')
      .run();
    return { pid: child.pid };
  }
}
