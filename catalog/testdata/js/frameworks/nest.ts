import { Controller, Get, Query, Body, Post, Param, Res, Req } from '@nestjs/common';
import { Response, Request } from 'express';
import { Repository } from 'typeorm';
import { InjectRepository } from '@nestjs/typeorm';
@Controller('x')
export class X {
  constructor(@InjectRepository(User) private readonly users: Repository<User>, private readonly svc: Svc) {}
  @Get() a(@Query('q') q, @Res() res: Response) { res.send('<p>' + q); } // want "reflected-xss"
  @Get() b(@Query('q') q: string) { return this.users.query(`select ${q}`); } // want "orm-raw-query"
  @Get() c(@Param('id') id: string) { return this.users.findOne({ where: { id } }); }
  @Post() d(@Body() body: any) { return this.users.save(body); } // want "mass-assignment"
  @Get() e(@Query('q') q: string) { return this.users.createQueryBuilder('u').where(`u.name = '${q}'`).getMany(); } // want "orm-raw-query"
  @Get() f(@Query('q') q: string) { return this.users.createQueryBuilder('u').where('u.name = :q', { q }).getMany(); }
  @Get() g(@Req() req: Request, @Res() res: Response) { res.redirect(req.query.next as string); } // want "server-open-redirect"
}
