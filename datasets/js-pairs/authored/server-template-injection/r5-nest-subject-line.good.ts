import { Body, Controller, Post } from '@nestjs/common';
import Handlebars from 'handlebars';
import { template } from 'lodash';

const layouts = new Map([['plain', '{{name}}: {{text}}'], ['loud', '{{name}} SAYS {{text}}']]);

@Controller('banner')
export class BannerController {
  @Post()
  render(@Body() body: { layout: string; name: string; text: string }) {
    const heading = template('<%- name %>')({ name: 'Banner' });
    const source = layouts.get(body.layout) || '{{name}}: {{text}}';
    return { heading, banner: Handlebars.compile(source)({ name: body.name, text: body.text }) };
  }
}
