import { Controller, Get, Header, NotFoundException, Param } from "@nestjs/common";
import { Converter } from "showdown";
import xss from "xss";
import { PackagesService } from "./packages.service";

const converter = new Converter({ tables: true, simplifiedAutoLink: true, noHeaderId: true });

@Controller("packages")
export class ReadmeController {
  constructor(private readonly packages: PackagesService) {}

  @Get(":name/readme")
  @Header("Content-Type", "text/html")
  async readme(@Param("name") name: string) {
    const found = await this.packages.findOne({ where: { name } });
    if (!found) throw new NotFoundException();
    const html = converter.makeHtml(found.readme);
    return `<article class="readme">${xss(html)}</article>`;
  }
}
