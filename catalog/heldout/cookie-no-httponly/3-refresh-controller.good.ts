import { Body, Controller, HttpCode, Post, Res, UnauthorizedException, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { CookieOptions, Response } from 'express';
import { AuthService } from './auth.service';
import { LoginDto } from './login.dto';

function cookieOptions(days: number, path: string): CookieOptions {
  return { secure: true, sameSite: 'strict', path, maxAge: days * 24 * 60 * 60 * 1000 };
}

@Controller('auth')
@UseGuards(ThrottlerGuard)
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('login')
  @HttpCode(200)
  async login(@Body() { email, password }: LoginDto, @Res({ passthrough: true }) res: Response) {
    const session = await this.auth.login(email, password);
    if (!session) throw new UnauthorizedException();
    res.cookie('refresh_token', session.refreshToken, { ...cookieOptions(7, '/auth'), httpOnly: true });
    res.cookie('locale', session.locale, cookieOptions(365, '/'));
    return { expiresIn: session.expiresIn };
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@Body('refreshId') refreshId: string, @Res({ passthrough: true }) res: Response) {
    await this.auth.revoke(refreshId);
    res.clearCookie('refresh_token', { path: '/auth' });
  }
}
