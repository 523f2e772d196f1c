import { NextResponse } from "next/server";
import { auth } from "@/lib/auth";
import { prisma } from "@/lib/prisma";

type Params = { params: { contractId: string } };

export async function PATCH(request: Request, { params }: Params) {
  const session = await auth();
  if (!session?.user) {
    return NextResponse.json({ error: "sign in first" }, { status: 401 });
  }
  const { iban, paymentDay } = await request.json();
  const contract = await prisma.contract.update({
    where: { id: params.contractId, ownerId: session.user.id },
    data: { iban, paymentDay: Number(paymentDay) },
  });
  return NextResponse.json({ id: contract.id, paymentDay: contract.paymentDay });
}
