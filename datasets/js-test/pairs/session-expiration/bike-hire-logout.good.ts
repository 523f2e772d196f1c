import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { Request, Response } from 'express';
import { RiderGuard } from './rider.guard';
import { SessionRepository } from './session.repository';

@Controller('riders')
@UseGuards(RiderGuard)
export class RiderController {
  constructor(private readonly sessions: SessionRepository) {}

  @Post('logout')
  @HttpCode(204)
  async logout(@Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<void> {
    const session = await this.sessions.findOne(req.cookies.rider);
    if (session) {
      await this.sessions.remove(session);
    }
    res.clearCookie('rider', { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
  }

  @Post('ping')
  @HttpCode(204)
  async ping(@Req() req: Request): Promise<void> {
    const session = await this.sessions.findOne(req.cookies.rider);
    if (session) {
      session.lastSeen = new Date();
      await this.sessions.save(session);
    }
  }
}
