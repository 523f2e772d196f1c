import { Controller, Post, Req } from '@nestjs/common';
import { Request } from 'express';
import serialijse from 'serialijse';

@Controller('drafts')
export class DraftController {
  @Post('restore')
  restore(@Req() req: Request) {
    const packed = Buffer.from(req.cookies.draft, 'base64').toString('utf8');
    const { title, text } = JSON.parse(packed);
    const draft = { title: String(title), text: String(text) };
    return { title: draft.title };
  }
}
