import { PrismaClient } from "@prisma/client";
import { NextResponse } from "next/server";
import sanitizeHtml from "sanitize-html";

const prisma = new PrismaClient();

export async function GET(_req: Request, { params }: { params: { slug: string } }) {
  const article = await prisma.article.findUnique({ where: { slug: params.slug } });
  if (!article) return NextResponse.json({ error: "not found" }, { status: 404 });
  const body = sanitizeHtml(article.html);
  return new NextResponse(`<html><body><article>${body}</article></body></html>`, {
    status: 200,
    headers: { "Content-Type": "text/html" },
  });
}
