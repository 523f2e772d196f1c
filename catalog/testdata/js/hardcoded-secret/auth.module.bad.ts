import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: 'secretKey', // want "hardcoded-secret"
    });
  }
}

@Module({
  imports: [JwtModule.register({ secret: 'nest-secret', signOptions: { expiresIn: '1h' } })], // want "hardcoded-secret"
  providers: [JwtStrategy],
})
export class AuthModule {}
