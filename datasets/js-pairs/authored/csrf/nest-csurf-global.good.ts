import { NestFactory } from '@nestjs/core';
import { Body, Controller, Module, Post, Session, UnauthorizedException } from '@nestjs/common';
import * as session from 'express-session';
import * as csurf from 'csurf';

@Controller('payouts')
class PayoutController {
  @Post()
  create(@Session() current: Record<string, any>, @Body('iban') iban: string) {
    if (!current.userId) throw new UnauthorizedException();
    return { requested: true, to: iban.slice(-4) };
  }
}

@Module({ controllers: [PayoutController] })
class AppModule {}

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(session({ secret: process.env.SECRET!, resave: false, saveUninitialized: false }));
  app.use(csurf());
  await app.listen(3000);
}
bootstrap();
