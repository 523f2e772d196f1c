import { NextFunction, Request, Response, Router } from 'express';
import { verifyAccess } from './tokens';
import { featureFlags } from './flags';

export const flags = Router();

async function signedIn(req: Request, res: Response, next: NextFunction) {
  const account = await verifyAccess(req.cookies.access);
  if (!account) return res.sendStatus(401);
  res.locals.account = account;
  next();
}

function staffOnly(req: Request, res: Response, next: NextFunction): void {
  const { accountType } = res.locals.account;
  switch (accountType) {
    case 'staff':
    case 'admin':
      next();
      return;
    default:
      res.status(403).json({ error: 'staff only' });
  }
}

flags.put('/flags/:name', signedIn, staffOnly, async (req: Request, res: Response) => {
  await featureFlags.set(req.params.name, req.body.enabled === true);
  res.sendStatus(204);
});
