const express = require('express');

const router = express.Router();
const LANGUAGES = ['en', 'de', 'sv'];
const SHORT = { docs: 'https://docs.example.com', blog: 'https://blog.example.com' };

function setLanguage(res, lang) {
  if (LANGUAGES.includes(lang)) {
    res.cookie('lang', lang, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 31536000000 });
  }
}

router.get('/lang/:lang', (req, res) => {
  setLanguage(res, req.params.lang);
  res.redirect(req.query.return || '/'); // want "server-open-redirect"
});

router.get('/to/:name', (req, res) => {
  const target = Object.hasOwn(SHORT, req.params.name) ? SHORT[req.params.name] : '/';
  res.redirect(302, target);
});

router.get('/search', (req, res) => {
  res.redirect('/find?q=' + encodeURIComponent(String(req.query.q || '')));
});

module.exports = router;
