import {
  BadRequestException,
  Controller,
  Post,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { diskStorage } from "multer";
import { randomUUID } from "crypto";
import { extname } from "path";
import { JwtAuthGuard } from "../auth/jwt-auth.guard";

const ACCEPTED = /^image\/(png|jpe?g|gif|webp)$/;
const EXTENSIONS = /^\.(png|jpe?g|gif|webp)$/i;

@Controller("avatars")
@UseGuards(JwtAuthGuard)
export class AvatarController {
  @Post()
  @UseInterceptors(
    FileInterceptor("avatar", {
      storage: diskStorage({
        destination: "./public/avatars",
        filename: (_req, file, done) => done(null, `${randomUUID()}${extname(file.originalname)}`),
      }),
      limits: { fileSize: 1_000_000 },
      fileFilter: (_req, file, done) => {
        if (!ACCEPTED.test(file.mimetype) || !EXTENSIONS.test(extname(file.originalname))) {
          return done(new BadRequestException("Only images are allowed"), false);
        }
        done(null, true);
      },
    }),
  )
  upload(@UploadedFile() file: Express.Multer.File) {
    return { url: `/avatars/${file.filename}` };
  }
}
