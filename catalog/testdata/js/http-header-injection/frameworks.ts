import Koa from "koa";
import Fastify from "fastify";
import { Controller, Get, Query, Res } from "@nestjs/common";
import { NextRequest, NextResponse } from "next/server";

const koa = new Koa();
koa.use(async (ctx) => {
  ctx.set("X-Theme", ctx.query.theme as string); // want "http-header-injection"
  ctx.set("X-Page", String(Number(ctx.query.page)));
  ctx.body = "ok";
});

const fastify = Fastify();
fastify.get("/", async (request: any, reply) => {
  reply.header("X-Ref", request.query.ref); // want "http-header-injection"
  return reply.header("X-Version", "1").send("ok");
});

@Controller()
export class Api {
  @Get()
  index(@Query("tag") tag: string, @Res() res: any) {
    res.header("ETag", tag); // want "http-header-injection"
    res.end();
  }
}

export function middleware(request: NextRequest) {
  const response = NextResponse.next();
  response.headers.set("x-variant", request.nextUrl.searchParams.get("variant") ?? ""); // want "http-header-injection"
  response.cookies.set("seen", "1");
  return response;
}

export function safe(request: NextRequest) {
  const response = NextResponse.next();
  const variant = request.nextUrl.searchParams.get("variant") === "b" ? "b" : "a";
  response.headers.set("x-variant", variant);
  return response;
}
