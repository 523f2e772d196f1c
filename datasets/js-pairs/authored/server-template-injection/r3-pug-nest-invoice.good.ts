import { Body, Controller, Post, Header } from '@nestjs/common';
import * as pug from 'pug';

class InvoiceDto {
  title: string;
  footer: string;
  lines: { label: string; amount: number }[];
}

@Controller('invoices')
export class InvoiceController {
  @Post('preview')
  @Header('Content-Type', 'text/html')
  preview(@Body() dto: InvoiceDto) {
    const source = ['h1= title', 'ul', '  each line in lines', '    li #{line.label}: #{line.amount}', 'footer= footer'].join('\n');
    return pug.render(source, { title: dto.title, lines: dto.lines, footer: dto.footer });
  }
}
