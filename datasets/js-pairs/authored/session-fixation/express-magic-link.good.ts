import { Router } from 'express';
import { consumeLink } from '../links';
import { users } from '../db';

const router = Router();

router.get('/magic', async (req, res, next) => {
  try {
    const email = await consumeLink(String(req.query.token));
    if (!email) {
      return res.status(410).render('expired');
    }
    const user = await users.findByEmail(email);
    if (!user) return res.status(404).render('unknown');
    const cart = req.session.cart;
    req.session.regenerate((failed) => {
      if (failed) return next(failed);
      req.session.cart = cart;
      req.session.userId = user.id;
      req.session.save((err) => {
        if (err) return next(err);
        res.redirect('/home');
      });
    });
  } catch (err) {
    next(err);
  }
});

export default router;
