import { NextResponse } from "next/server";
import { prisma } from "@/lib/prisma";
import { hash } from "bcryptjs";
export async function POST(request: Request) {
  const { email, password } = await request.json();
  const user = await prisma.user.create({ data: { email, passwordHash: await hash(password, 12), role: "MEMBER" } });
  return NextResponse.json({ id: user.id }, { status: 201 });
}
