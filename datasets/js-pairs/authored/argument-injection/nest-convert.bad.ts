import { BadRequestException, Body, Controller, Injectable, Post } from '@nestjs/common';
import { execFileSync } from 'child_process';

@Injectable()
export class ConvertService {
  thumbnail(source: string, size: string): string {
    const target = `/srv/images/${Date.now()}.thumb.png`;
    execFileSync('convert', ['/srv/images/photo.png', '-resize', '200x200', target]);
    execFileSync('convert', [source, size, target]);
    return target;
  }
}

@Controller('thumbnails')
export class ConvertController {
  constructor(private readonly converter: ConvertService) {}

  @Post()
  create(@Body() body: { name: string; size: string }) {
    return { thumbnail: this.converter.thumbnail(body.name, body.size) };
  }
}
