import { Controller, Post, UploadedFile, UseInterceptors, UnsupportedMediaTypeException } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { diskStorage } from 'multer';
import { extname } from 'path';
import { v4 } from 'uuid';

const storage = diskStorage({
  destination: './public/attachments',
  filename: (_req, file, done) => done(null, `${v4()}${extname(file.originalname).toLowerCase()}`),
});

@Controller('attachments')
export class AttachmentsController {
  @Post()
  @UseInterceptors(
    FileInterceptor('file', {
      storage,
      limits: { fileSize: 5_000_000, files: 1 },
      fileFilter: (_req, file, done) => {
        const ok = ['.pdf', '.txt'].includes(extname(file.originalname).toLowerCase());
        done(ok ? null : new UnsupportedMediaTypeException(), ok);
      },
    }),
  )
  upload(@UploadedFile() file: Express.Multer.File) {
    return { path: `/attachments/${file.filename}` };
  }
}
