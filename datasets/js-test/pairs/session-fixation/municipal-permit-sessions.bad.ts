import { randomBytes } from 'node:crypto';
import { Body, Controller, Injectable, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CitizenService } from './citizen.service';
import { SessionStore } from './session.store';

const COOKIE = 'permit_session';
const OPTIONS = { httpOnly: true, secure: true, sameSite: 'lax' as const, path: '/', maxAge: 1_800_000 };

@Injectable()
export class SessionService {
  constructor(private readonly store: SessionStore) {}

  async begin(req: Request, res: Response): Promise<string> {
    const known = req.cookies[COOKIE] ?? req.query.session;
    if (typeof known === 'string' && (await this.store.has(known))) return known;
    return this.issue(res, {});
  }

  async promote(req: Request, res: Response, citizen: string): Promise<void> {
    const id = await this.begin(req, res);
    const data = await this.store.read(id);
    await this.store.write(id, { ...data, citizen });
    res.cookie(COOKIE, id, OPTIONS);
  }

  private async issue(res: Response, data: Record<string, unknown>): Promise<string> {
    const id = randomBytes(32).toString('hex');
    await this.store.write(id, data);
    res.cookie(COOKIE, id, OPTIONS);
    return id;
  }
}

@Controller('login')
export class LoginController {
  constructor(private readonly sessions: SessionService, private readonly citizens: CitizenService) {}

  @Post()
  async login(@Body() body: { id: string; pin: string }, @Req() req: Request, @Res({ passthrough: true }) res: Response) {
    const citizen = await this.citizens.verify(body.id, body.pin);
    if (!citizen) throw new UnauthorizedException();
    await this.sessions.promote(req, res, citizen.id);
    return { name: citizen.name };
  }
}
