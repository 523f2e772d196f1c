import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post, Req, Res, StreamableFile, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { PupilGuard, type PupilRequest } from '../auth/pupil.guard';
import { PortfolioService } from './portfolio.service';

@Controller('portfolio')
@UseGuards(PupilGuard)
export class PortfolioController {
  constructor(private readonly portfolio: PortfolioService) {}

  @Post('files')
  @UseInterceptors(FileInterceptor('work', { limits: { fileSize: 8 * 1024 * 1024 } }))
  async add(@Req() req: PupilRequest, @UploadedFile() file: Express.Multer.File) {
    const { id } = await this.portfolio.store(req.pupil, {
      name: file.originalname,
      type: file.mimetype,
      bytes: file.buffer,
    });
    return { id };
  }

  /** Teachers and classmates open the work of a pupil in the browser. */
  @Get('files/:id')
  async show(
    @Req() req: PupilRequest,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) res: Response,
  ) {
    const file = await this.portfolio.visibleTo(req.pupil, id);
    if (!file) throw new NotFoundException();
    res.set({
      'Content-Type': file.type,
      'Content-Length': String(file.bytes.length),
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      'X-Content-Type-Options': 'nosniff',
    });
    return new StreamableFile(file.bytes);
  }
}
