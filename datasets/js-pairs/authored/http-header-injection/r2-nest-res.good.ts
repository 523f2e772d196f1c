import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { Response } from 'express';

@Controller('badge')
export class BadgeController {
  @Get()
  @Header('Cache-Control', 'no-cache')
  badge(@Query('label') label: string, @Query('color') color: string, @Res() res: Response) {
    res.setHeader('X-Badge', encodeURIComponent(label) + ';' + encodeURIComponent(color));
    res.setHeader('Content-Type', 'image/png');
    res.sendFile('/srv/badges/default.png');
  }
}
