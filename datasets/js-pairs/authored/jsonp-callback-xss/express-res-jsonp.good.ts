import { Router, Request, Response } from "express";
import { nearby } from "./stores";

export const stores = Router();

stores.get("/stores.jsonp", async (req: Request, res: Response) => {
  const found = await nearby(Number(req.query.lat), Number(req.query.lng));
  res.jsonp({ found });
});
