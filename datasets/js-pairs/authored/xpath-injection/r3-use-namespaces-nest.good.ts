import { Body, Controller, Post } from '@nestjs/common';
import { DOMParser } from '@xmldom/xmldom';
import * as xpath from 'xpath';
import { readFileSync } from 'fs';

const select = xpath.useNamespaces({ inv: 'urn:example:invoice' });

interface SearchDto {
  supplier: string;
  minimum: number;
}

@Controller('invoices')
export class InvoiceSearchController {
  private readonly doc = new DOMParser().parseFromString(readFileSync('invoices.xml', 'utf8'), 'text/xml');

  @Post('search')
  search(@Body() dto: SearchDto) {
    const all = select('//inv:invoice', this.doc) as Element[];
    const nodes = all.filter((node) => select('string(inv:supplier)', node) === dto.supplier);
    return nodes
      .map((node) => Number(select('number(inv:total)', node)))
      .filter((total) => total >= Number(dto.minimum));
  }
}
