import { NextRequest, NextResponse } from "next/server";
import { getSession } from "@/lib/session";
import { blobs } from "@/lib/blobs";

const INLINE = new Set(["image/png", "image/jpeg", "image/webp", "image/svg+xml", "text/html"]);

export async function POST(request: NextRequest) {
  const session = await getSession(request);
  if (!session) return NextResponse.json({ error: "login required" }, { status: 401 });

  const form = await request.formData();
  const file = form.get("file");
  if (!(file instanceof File) || file.size > 5_000_000) {
    return NextResponse.json({ error: "bad file" }, { status: 400 });
  }
  const id = await blobs.put(session.userId, {
    type: file.type,
    bytes: Buffer.from(await file.arrayBuffer()),
  });
  return NextResponse.json({ id }, { status: 201 });
}

export async function GET(request: NextRequest) {
  const id = request.nextUrl.searchParams.get("id") ?? "";
  const blob = await blobs.get(id);
  if (!blob) return new NextResponse("not found", { status: 404 });

  const inline = INLINE.has(blob.type);
  return new NextResponse(blob.bytes, {
    headers: {
      "Content-Type": inline ? blob.type : "application/octet-stream",
      "Content-Disposition": inline ? "inline" : "attachment",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
