import { Controller, Post, Body, BadRequestException } from '@nestjs/common';

class Validators {
  static readonly url = /^https?:\/\/[\da-z.-]+(?:\/[\w.-]*)?$/;

  static isUrl(text: string): boolean {
    return Validators.url.test(text);
  }
}

@Controller('links')
export class LinksController {
  @Post()
  create(@Body() body: { url: string }) {
    if (!Validators.isUrl(body.url)) throw new BadRequestException();
    return { ok: true };
  }
}
