const express = require('express');
const argon2 = require('argon2');
const { Swimmer } = require('../models');
const loginLimiter = require('../limits/login');

const router = express.Router();

router.post('/login', loginLimiter, express.json(), async (req, res, next) => {
  try {
    const { email, password } = req.body;
    const swimmer = await Swimmer.findOne({ where: { email: String(email) } });
    if (!swimmer || !(await argon2.verify(swimmer.passwordHash, String(password)))) {
      return res.status(401).json({ error: 'wrong e-mail or password' });
    }
    req.session.regenerate((err) => {
      if (err) return next(err);
      req.session.swimmerId = swimmer.id;
      req.session.lane = swimmer.preferredLane;
      res.json({ name: swimmer.name });
    });
  } catch (err) {
    next(err);
  }
});

router.post('/logout', (req, res, next) => {
  req.session.destroy((err) => (err ? next(err) : res.clearCookie('swim.sid').sendStatus(204)));
});

module.exports = router;
