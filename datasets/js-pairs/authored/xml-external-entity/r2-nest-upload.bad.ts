import { Controller, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import * as libxml from 'libxmljs2';

interface Flags {
  noent: boolean;
  nonet: boolean;
}

const FLAGS: Flags = { noent: true, nonet: false };

@Controller('invoices')
export class InvoiceController {
  @Post()
  @UseInterceptors(FileInterceptor('file'))
  upload(@UploadedFile() file: Express.Multer.File) {
    const doc = libxml.parseXml(file.buffer.toString('utf8'), FLAGS);
    return { total: doc.get('//total')?.text() };
  }
}
