import { Request, Response, Router } from 'express';
import { promisify } from 'node:util';
import argon2 from 'argon2';
import { findAccount, Account } from './accounts';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    roles: string[];
  }
}

async function establish(req: Request, account: Account): Promise<void> {
  await promisify(req.session.reload.bind(req.session))();
  req.session.accountId = account.id;
  req.session.roles = account.roles;
}

export const login = Router();

login.post('/signin', async (req: Request, res: Response) => {
  const account = await findAccount(String(req.body.username));
  const ok = account !== null && (await argon2.verify(account.hash, String(req.body.password)));
  if (!ok) {
    res.status(401).json({ error: 'wrong name or password' });
    return;
  }
  await establish(req, account);
  res.json({ id: account.id });
});
