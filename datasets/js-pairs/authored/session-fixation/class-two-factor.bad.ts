import { Body, Controller, Post, Req, UnauthorizedException } from '@nestjs/common';
import type { Request } from 'express';
import { AuthService } from './auth.service';

class LoginDto {
  email: string;
  password: string;
}

@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('login')
  async login(@Body() dto: LoginDto, @Req() req: Request) {
    const user = await this.auth.validate(dto.email, dto.password);
    if (!user) {
      throw new UnauthorizedException();
    }
    req.session.user = { id: user.id, email: user.email };
    return { id: user.id };
  }

  @Post('logout')
  logout(@Req() req: Request) {
    req.session.destroy(() => undefined);
  }
}
