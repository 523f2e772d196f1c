const express = require('express');

const router = express.Router();
const LANGUAGES = ['en', 'de', 'sv'];
const SHORT = { docs: 'https://docs.example.com', blog: 'https://blog.example.com' };

function setLanguage(res, lang) {
  if (LANGUAGES.includes(lang)) {
    res.cookie('lang', lang, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 31536000000 });
  }
}

function localPath(value) {
  const base = 'https://self.invalid';
  if (typeof value !== 'string' || !URL.canParse(value, base)) return '/';
  const url = new URL(value, base);
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}

router.get('/lang/:lang', (req, res) => {
  setLanguage(res, req.params.lang);
  res.redirect(localPath(req.query.return));
});

router.get('/to/:name', (req, res) => {
  const target = Object.hasOwn(SHORT, req.params.name) ? SHORT[req.params.name] : '/';
  res.redirect(302, target);
});

router.get('/search', (req, res) => {
  res.redirect('/find?q=' + encodeURIComponent(String(req.query.q || '')));
});

module.exports = router;
