import { createHmac, createHash, timingSafeEqual } from "node:crypto";
import type { Request, Response, NextFunction } from "express";

function sign(body: Buffer): string {
  return createHmac("sha256", process.env.WEBHOOK_SECRET!).update(body).digest("hex");
}

export function github(req: Request, res: Response, next: NextFunction) {
  const digest = "sha256=" + sign(req.rawBody);
  if (req.get("x-hub-signature-256") !== digest) return res.sendStatus(401); // want "timing-unsafe-compare"
  next();
}

export function githubSafe(req: Request, res: Response, next: NextFunction) {
  const ours = Buffer.from("sha256=" + sign(req.rawBody));
  const theirs = Buffer.from(req.get("x-hub-signature-256") ?? "");
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return res.sendStatus(401);
  next();
}

export function requireKey(req: Request, res: Response, next: NextFunction) {
  const apiKey = req.header("x-api-key");
  if (!apiKey) return res.sendStatus(401);
  if (apiKey !== process.env.API_KEY) return res.sendStatus(403); // want "timing-unsafe-compare"
  next();
}

export class TokenService {
  constructor(private readonly config: { adminToken: string }) {}

  isAdmin(req: Request): boolean {
    const given = (req.headers.authorization ?? "").replace("Bearer ", "");
    return given === this.config.adminToken; // want "timing-unsafe-compare"
  }

  isAdminSafely(req: Request): boolean {
    const given = createHash("sha256").update(req.headers.authorization ?? "").digest();
    const expected = createHash("sha256").update(`Bearer ${this.config.adminToken}`).digest();
    return timingSafeEqual(given, expected);
  }
}

export async function checksum(file: Buffer, listed: string) {
  return createHash("sha256").update(file).digest("hex") === listed;
}

export function sameForm(form: { password: string; confirmPassword: string }, token: { type: string }) {
  if (token.type === "identifier") return false;
  return form.password === form.confirmPassword;
}
