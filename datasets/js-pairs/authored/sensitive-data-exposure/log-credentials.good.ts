import { Controller, Post, Body, Logger, UnauthorizedException } from '@nestjs/common';
import { AuthService } from './auth.service';

interface Credentials {
  email: string;
  password: string;
}

@Controller('login')
export class LoginController {
  private readonly logger = new Logger(LoginController.name);

  constructor(private readonly auth: AuthService) {}

  @Post()
  async login(@Body() credentials: Credentials) {
    const user = await this.auth.check(credentials.email, credentials.password);
    if (!user) {
      this.logger.warn(`Login failed for ${credentials.email}`);
      throw new UnauthorizedException('wrong password');
    }
    return this.auth.tokensFor(user);
  }
}
