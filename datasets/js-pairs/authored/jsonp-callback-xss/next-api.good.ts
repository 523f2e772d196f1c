import type { NextApiRequest, NextApiResponse } from "next";
import { prices } from "../../lib/prices";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const quote = await prices(String(req.query.symbol));
  const cb = Array.isArray(req.query.cb) ? req.query.cb[0] : req.query.cb;

  if (!cb) {
    res.status(200).json(quote);
    return;
  }
  res.setHeader("Access-Control-Allow-Origin", "https://widgets.example.com");
  res.status(200).json(quote);
}
