import { Body, Controller, Injectable, Post, Req, UnauthorizedException, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import * as argon2 from 'argon2';
import { ThrottlerGuard } from '@nestjs/throttler';
import { CsrfGuard } from '../security/csrf.guard';
import { UsersService } from '../users/users.service';
import { LoginDto } from './login.dto';

type WebSession = Request['session'] & { userId?: number; signedInAt?: number };

@Injectable()
export class WebSessionService {
  async establish(req: Request, userId: number): Promise<void> {
    await new Promise<void>((resolve, reject) => req.session.regenerate((e) => (e ? reject(e) : resolve())));
    const session = req.session as WebSession;
    session.userId = userId;
    session.signedInAt = Date.now();
  }

  async end(req: Request): Promise<void> {
    await new Promise<void>((resolve, reject) => req.session.destroy((e) => (e ? reject(e) : resolve())));
  }
}

@Controller('auth')
@UseGuards(ThrottlerGuard, CsrfGuard)
export class AuthController {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: WebSessionService,
  ) {}

  @Post('login')
  async login(@Body() { email, password }: LoginDto, @Req() req: Request) {
    const user = await this.users.findByEmail(email);
    if (!user || !(await argon2.verify(user.passwordHash, password))) throw new UnauthorizedException();
    await this.sessions.establish(req, user.id);
    return { name: user.name };
  }

  @Post('logout')
  async logout(@Req() req: Request) {
    await this.sessions.end(req);
    return { done: true };
  }
}
