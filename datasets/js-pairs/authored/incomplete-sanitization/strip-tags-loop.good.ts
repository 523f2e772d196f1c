import type { Request, Response } from "express";
import { saveBio } from "./profiles";

const COMMENT = /<!--[\s\S]*?-->/g;

export function plain(input: string): string {
  let text = input;
  let previous: string;
  do {
    previous = text;
    text = text.replace(COMMENT, "");
  } while (text !== previous);
  return text.trim().replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

export async function updateBio(req: Request, res: Response) {
  const bio = plain(String(req.body.bio ?? ""));
  if (bio.length > 2000) {
    res.status(422).json({ error: "bio is too long" });
    return;
  }
  await saveBio(req.params.id, bio);
  res.json({ bio });
}
