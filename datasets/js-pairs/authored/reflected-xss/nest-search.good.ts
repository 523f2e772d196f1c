import { Controller, Get, Header, Query, Res } from "@nestjs/common";
import { Response } from "express";
import escape from "lodash/escape";

@Controller("search")
export class SearchController {
  @Get()
  search(@Query("q") q: string, @Res() res: Response) {
    const shown = escape(q.trim());
    res.setHeader("Content-Type", "text/html");
    res.write("<h1>Search</h1>");
    res.write(`<input name="q" value="${shown}">`);
    res.end();
  }

  @Get("json")
  @Header("Content-Type", "application/json")
  json(@Query("q") q: string) {
    return { q };
  }
}
