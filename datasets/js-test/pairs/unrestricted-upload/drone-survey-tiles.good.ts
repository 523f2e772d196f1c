import { Controller, Post, Req, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { diskStorage } from 'multer';
import { extname } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { PilotGuard } from './pilot.guard';
import { SurveyService } from './survey.service';

const ACCEPTED = /^\.(tiff?|jpe?g|png)$/i;

function tileFilter(_req: unknown, file: Express.Multer.File, done: (err: Error | null, ok: boolean) => void) {
  done(null, ACCEPTED.test(extname(file.originalname)));
}

const storage = diskStorage({
  destination: './public/tiles',
  filename: (_req, file, done) => done(null, `${randomUUID()}${extname(file.originalname)}`),
});

@Controller('surveys')
@UseGuards(PilotGuard)
export class SurveyController {
  constructor(private readonly surveys: SurveyService) {}

  @Post('tiles')
  @UseInterceptors(FileInterceptor('tile', { storage, fileFilter: tileFilter, limits: { fileSize: 40 << 20 } }))
  async tile(@UploadedFile() tile: Express.Multer.File, @Req() req: Request) {
    const saved = await this.surveys.attach(Number(req.query.survey), {
      file: tile.filename,
      bytes: tile.size,
    });
    return { id: saved.id, url: `/tiles/${tile.filename}` };
  }
}
