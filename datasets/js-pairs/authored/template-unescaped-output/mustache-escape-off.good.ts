import Mustache from "mustache";
import { Controller, Get, Header, Query } from "@nestjs/common";

const TEMPLATE = "<h1>{{greeting}}</h1><p>Looking for {{term}}?</p>";

@Controller("greet")
export class GreetController {
  @Get()
  @Header("Content-Type", "text/html; charset=utf-8")
  greet(@Query("term") term: string): string {
    const view = { greeting: "Welcome", term };
    return Mustache.render(TEMPLATE, view, {}, { tags: ["{{", "}}"] });
  }

  @Get("plain")
  @Header("Content-Type", "text/plain")
  plain(@Query("term") term: string): string {
    return `Looking for ${term}?`;
  }
}
