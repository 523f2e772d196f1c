const express = require('express');
const passport = require('passport');

const router = express.Router();

router.post('/login', (req, res, next) => {
  passport.authenticate('local', (err, user) => {
    if (err) return next(err);
    if (!user) return res.redirect('/login?failed=1');
    req.session.user = { id: user.id, name: user.name };
    res.redirect('/home');
  })(req, res, next);
});

router.post('/theme', (req, res) => {
  req.session.theme = req.body.theme === 'dark' ? 'dark' : 'light';
  res.redirect('back');
});

module.exports = router;
