import { Controller, Get, Logger, Param } from "@nestjs/common";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

@Controller("members")
export class MembersController {
  private readonly logger = new Logger(MembersController.name);

  async login(email: string, password: string) {
    this.logger.debug(`login attempt ${email} / ${password}`); // want "sensitive-data-exposure"
    this.logger.debug(`login attempt ${email}`);
    const token = await issue(email);
    this.logger.log("issued token", { token }); // want "sensitive-data-exposure"
    return { token };
  }

  charge(card: { cardNumber: string; cvv: string; brand: string }) {
    console.info("charging", card.cardNumber); // want "sensitive-data-exposure"
    console.info("charging", card.brand);
  }
}

export async function GET(request: Request) {
  const user = await prisma.user.findUnique({ where: { id: 1 } });
  return Response.json(user); // want "sensitive-data-exposure"
}

export async function HEAD(request: Request) {
  const user = await prisma.user.findUnique({ where: { id: 1 }, select: { id: true, name: true } });
  return Response.json(user);
}

export async function POST(request: Request) {
  try {
    await work();
    return Response.json({ ok: true });
  } catch (error) {
    return Response.json({ error: (error as Error).stack }, { status: 500 }); // want "sensitive-data-exposure"
  }
}

export async function PUT(request: Request) {
  try {
    await work();
    return Response.json({ ok: true });
  } catch (error) {
    console.error(error);
    return Response.json({ error: "something went wrong" }, { status: 500 });
  }
}
