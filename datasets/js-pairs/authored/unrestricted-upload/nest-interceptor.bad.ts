import { BadRequestException, Controller, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { diskStorage } from 'multer';
import { extname } from 'path';
import { randomUUID } from 'crypto';

@Controller('avatars')
export class AvatarController {
  @Post()
  @UseInterceptors(
    FileInterceptor('avatar', {
      storage: diskStorage({
        destination: './public/avatars',
        filename: (req, file, cb) => cb(null, `${randomUUID()}${extname(file.originalname)}`),
      }),
    })
  )
  upload(@UploadedFile() file: Express.Multer.File) {
    return { path: `/avatars/${file.filename}` };
  }
}
