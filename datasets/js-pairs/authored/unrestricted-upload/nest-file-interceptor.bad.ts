import { Controller, Post, UploadedFile, UseInterceptors, UnsupportedMediaTypeException } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { diskStorage } from 'multer';
import { extname } from 'path';
import { v4 } from 'uuid';

const storage = diskStorage({
  destination: './public/attachments',
  filename: (_req, file, done) => done(null, file.originalname),
});

@Controller('attachments')
export class AttachmentsController {
  @Post()
  @UseInterceptors(
    FileInterceptor('file', {
      storage,
      limits: { fileSize: 5_000_000, files: 1 },
    }),
  )
  upload(@UploadedFile() file: Express.Multer.File) {
    return { path: `/attachments/${file.filename}` };
  }
}
