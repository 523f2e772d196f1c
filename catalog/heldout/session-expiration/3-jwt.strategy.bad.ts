import { Injectable, Module, UnauthorizedException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { JwtModule } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { UsersService } from '../users/users.service';

interface Claims {
  sub: string;
  exp: number;
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: ConfigService,
    private readonly users: UsersService,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: config.getOrThrow<string>('JWT_KEY'),
      algorithms: ['HS256'],
      ignoreExpiration: true, // want "session-expiration"
    });
  }

  async validate({ sub }: Claims) {
    const user = await this.users.findActive(sub);
    if (!user) throw new UnauthorizedException();
    return { id: user.id, role: user.role };
  }
}

@Module({
  imports: [
    JwtModule.registerAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({
        secret: config.getOrThrow<string>('JWT_KEY'),
        signOptions: { expiresIn: '20m', algorithm: 'HS256' },
      }),
    }),
  ],
  providers: [JwtStrategy],
})
export class AuthModule {}
