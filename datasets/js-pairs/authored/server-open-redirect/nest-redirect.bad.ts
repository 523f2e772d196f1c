import { Controller, Get, Query, Redirect, Res } from '@nestjs/common';
import { Response } from 'express';

const CAMPAIGNS = new Map([
  ['spring', 'https://shop.example.com/spring'],
  ['sale', 'https://shop.example.com/sale'],
]);

@Controller('go')
export class GoController {
  @Get('docs')
  @Redirect('https://docs.example.com', 302)
  docs() {}

  @Get()
  go(@Query('campaign') campaign: string, @Res() res: Response) {
    return res.redirect(302, campaign);
  }
}
