import { Controller, Post, UploadedFile, UseInterceptors, BadRequestException } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import * as yaml from 'js-yaml';
import { CueService, type Cue } from './cue.service';

const seconds = new yaml.Type('!seconds', { kind: 'scalar', construct: (text: string) => parseFloat(text) });
const CUES = yaml.DEFAULT_SCHEMA.extend([seconds]);

@Controller('cues')
export class CueController {
  constructor(private readonly cues: CueService) {}

  @Post('import')
  @UseInterceptors(FileInterceptor('sheet', { limits: { fileSize: 256 * 1024 } }))
  async importSheet(@UploadedFile() sheet: Express.Multer.File) {
    let parsed: unknown;
    try {
      parsed = yaml.load(sheet.buffer.toString('utf8'), { schema: CUES });
    } catch (err) {
      throw new BadRequestException(`the cue sheet could not be read: ${(err as Error).message}`);
    }
    if (!Array.isArray(parsed)) {
      throw new BadRequestException('a cue sheet is a list of cues');
    }
    return this.cues.replaceAll(parsed as Cue[]);
  }
}
