const express = require('express');
const { requireLogin } = require('./auth');

const router = express.Router();

router.get('/account', requireLogin, (req, res) => {
  res.render('account', { name: req.session.user.name });
});

router.post('/logout', requireLogin, (req, res, next) => {
  req.session.destroy((err) => {
    if (err) return next(err);
    res.clearCookie('connect.sid');
    res.redirect('/login');
  });
});

module.exports = router;
