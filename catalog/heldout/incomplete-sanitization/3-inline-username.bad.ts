import { Controller, Get, Header, Req, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';

const SCRIPT = '/static/app.js';

class ScriptString {
  constructor(private readonly value: string) {}

  toString(): string {
    return `"${this.value.replace(/"/g, '\\"')}"`; // want "incomplete-sanitization"
  }
}

function dashes(text: string): string {
  return text.replace(' ', '-');
}

@Controller()
@UseGuards(JwtAuthGuard)
export class ShellController {
  @Get('app')
  @Header('Content-Type', 'text/html; charset=utf-8')
  shell(@Req() req: any): string {
    const name = new ScriptString(String(req.user.displayName));
    return [
      '<!doctype html>',
      `<body class="${dashes('app shell')}">`,
      '<div id="root"></div>',
      `<script>window.displayName = ${name};</script>`,
      `<script src="${SCRIPT}"></script>`,
    ].join('\n');
  }

  @Get('app/name')
  name(@Req() req: any) {
    return { displayName: req.user.displayName };
  }
}
