import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ConfigService } from '@nestjs/config';
import { JwtService } from '@nestjs/jwt';
import type { Request, Response } from 'express';
import { OneTimeCodes } from './one-time-codes';

@Controller('sso')
export class SsoController {
  private readonly portal: string;

  constructor(
    private readonly jwt: JwtService,
    private readonly codes: OneTimeCodes,
    config: ConfigService,
  ) {
    this.portal = config.getOrThrow('PORTAL_ORIGIN');
  }

  @Get('start')
  @UseGuards(AuthGuard('saml'))
  start() {}

  @Get('done')
  @UseGuards(AuthGuard('saml'))
  async done(@Req() req: Request & { user: { id: string; year: number } }, @Res() res: Response) {
    const token = await this.jwt.signAsync({ sub: req.user.id, year: req.user.year }, { expiresIn: '8h' });
    const target = new URL('/welcome', this.portal);
    target.searchParams.set('token', token);
    res.redirect(target.href);
  }

  /** The portal's server trades a code for what it stands for, once. */
  @Get('redeem')
  @UseGuards(AuthGuard('portal-client'))
  async redeem(@Query('code') code: string) {
    return { value: await this.codes.take(code) };
  }
}
