import { Router } from 'express';
import { authenticator } from 'otplib';
import { accounts } from './accounts';

const router = Router();

router.post('/two-factor', async (req, res, next) => {
  const pending = req.session.pendingAccount;
  if (!pending) return res.redirect('/login');
  try {
    const account = await accounts.byId(pending);
    if (!authenticator.check(String(req.body.code), account.totpSecret)) {
      return res.status(401).render('two-factor', { wrong: true });
    }
    req.session.regenerate((err) => {
      if (err) return next(err);
      req.session.accountId = account.id;
      req.session.cookie.maxAge = 3600_000;
      res.redirect('/dashboard');
    });
  } catch (err) {
    next(err);
  }
});

export default router;
