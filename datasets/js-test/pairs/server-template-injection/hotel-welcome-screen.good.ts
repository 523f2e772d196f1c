import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import * as pug from 'pug';
import { RoomService } from './room.service';

function screen(greeting: string): pug.compileTemplate {
  const line = greeting.replace(/[<>&"]/g, '').slice(0, 120);
  const view = pug.compile(`
doctype html
html
  body.screen
    h1= line
    p Room #{room.number}, floor #{room.floor}
    if room.messages
      p You have #{room.messages} messages
`);
  return (locals) => view({ ...locals, line });
}

@Controller('screens')
export class ScreenController {
  constructor(private readonly rooms: RoomService) {}

  @Get(':room')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Param('room') number: string, @Query('greeting') greeting = 'Welcome'): Promise<string> {
    const room = await this.rooms.byNumber(Number(number));
    return screen(greeting)({ room });
  }
}
