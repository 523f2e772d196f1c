import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SsoService } from './sso.service';

function localPath(target: string | undefined): string {
  if (!target || target.startsWith('http') || target.startsWith('//')) {
    return '/portal';
  }
  return target;
}

@Controller('sso')
export class SsoController {
  constructor(private readonly sso: SsoService) {}

  @Get('start')
  start(@Req() req: Request, @Query('return') target: string, @Res() res: Response): void {
    const state = this.sso.newState({ session: req.cookies.sid, target });
    res.redirect(this.sso.authorizationUrl(state));
  }

  @Get('callback')
  async callback(@Query('code') code: string, @Query('state') state: string, @Res() res: Response): Promise<void> {
    const flow = await this.sso.finish(code, state);
    res.cookie('portal', flow.session, { httpOnly: true, secure: true, sameSite: 'lax' });
    res.redirect(303, localPath(flow.target));
  }
}
