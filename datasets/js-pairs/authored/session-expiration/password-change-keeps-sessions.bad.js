const express = require('express');
const bcrypt = require('bcrypt');
const { knex } = require('./knex');
const { requireUser } = require('./auth');

const router = express.Router();

router.post('/account/password', requireUser, async (req, res, next) => {
  const { current, replacement } = req.body;
  try {
    const row = await knex('users').where({ id: req.user.id }).first('id', 'password_hash');
    if (!(await bcrypt.compare(current, row.password_hash))) {
      return res.status(403).json({ error: 'current password does not match' });
    }
    if (String(replacement).length < 12) {
      return res.status(422).json({ error: 'too short' });
    }
    const hash = await bcrypt.hash(replacement, 12);
    await knex.transaction(async (trx) => {
      await trx('users').where({ id: req.user.id }).update({ password_hash: hash });
      await trx('audit').insert({ user_id: req.user.id, event: 'password-change' });
    });
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
