import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { compile } from 'pug';
import { AdvertService } from './advert.service';

const advertView = compile(`
doctype html
html
  head
    title= advert.title
  body
    h1 #{advert.title}
    p.employer Posted by #{advert.employer}
    pre.details= advert.details
    if advert.closing
      p Closes #{advert.closing}
`);

@Controller('adverts')
export class AdvertController {
  constructor(private readonly adverts: AdvertService) {}

  @Get(':id')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Param('id') id: string): Promise<string> {
    const advert = await this.adverts.byId(Number(id));
    if (!advert) {
      throw new NotFoundException('That advert has closed');
    }
    return advertView({
      advert: {
        title: advert.title,
        employer: advert.employerName,
        details: advert.details,
        closing: advert.closesOn?.toDateString(),
      },
    });
  }
}
