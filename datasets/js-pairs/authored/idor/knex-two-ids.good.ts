import { Router } from 'express';
import { knex } from '../db';
import { authenticate } from '../middleware/authenticate';

const router = Router();

router.get('/accounts/:accountId/statements/:statementId', authenticate, async (req, res, next) => {
  try {
    const account = await knex('accounts').where({ id: req.params.accountId, holder_id: req.user!.id }).first();
    if (!account) return res.status(404).end();
    const statement = await knex('statements')
      .where({ id: req.params.statementId, account_id: account.id })
      .first();
    if (!statement) return res.status(404).end();
    res.json(statement);
  } catch (err) {
    next(err);
  }
});

export default router;
