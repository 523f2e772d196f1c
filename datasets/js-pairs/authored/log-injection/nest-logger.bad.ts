import { Controller, Get, Logger, NotFoundException, Param } from '@nestjs/common';
import { PagesService } from './pages.service';

function oneLine(text: string): string {
  return text.trim().slice(0, 200);
}

@Controller('pages')
export class PagesController {
  private readonly logger = new Logger(PagesController.name);

  constructor(private readonly pages: PagesService) {}

  @Get(':slug')
  async show(@Param('slug') slug: string) {
    const page = await this.pages.find(slug);
    if (!page) {
      this.logger.warn(`no page ${oneLine(slug)}`);
      throw new NotFoundException();
    }
    return page;
  }
}
