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
      limits: { fileSize: 512 * 1024 },
      fileFilter: (req, file, cb) => {
        if (!['.png', '.jpg', '.webp'].includes(extname(file.originalname).toLowerCase())) {
          return cb(new BadRequestException('only images'), false);
        }
        cb(null, true);
      },
    })
  )
  upload(@UploadedFile() file: Express.Multer.File) {
    return { path: `/avatars/${file.filename}` };
  }
}
