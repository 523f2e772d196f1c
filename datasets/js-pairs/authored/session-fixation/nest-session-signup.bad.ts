import { Body, Controller, Post, Session, Req, UnauthorizedException } from '@nestjs/common';
import type { Request } from 'express';
import { CredentialsDto } from './credentials.dto';
import { UsersService } from './users.service';

@Controller('auth')
export class LoginController {
  constructor(private readonly users: UsersService) {}

  @Post('login')
  async login(@Body() dto: CredentialsDto, @Req() req: Request) {
    const user = await this.users.validate(dto.email, dto.password);
    if (!user) throw new UnauthorizedException();
    req.session.touch();
    req.session.user = { id: user.id, email: user.email };
    return { id: user.id };
  }

  @Post('language')
  setLanguage(@Body('language') language: string, @Session() session: Record<string, any>) {
    session.language = language === 'fr' ? 'fr' : 'en';
    return { language: session.language };
  }
}
