const express = require('express');
const app = express();
const EMAIL = /^([a-zA-Z0-9]+\.?)+@example\.com$/;
const SAFE_EMAIL = /^[a-zA-Z0-9.]+@example\.com$/;

app.get('/email', (req, res) => {
  if (EMAIL.test(req.query.email)) return res.json({ ok: true }); // want "redos"
  if (SAFE_EMAIL.test(req.query.email)) return res.json({ ok: true });
  res.json({ ok: false });
});
app.get('/words', (req, res) => {
  const m = req.query.text.match(/^(\w+\s?)*$/); // want "redos"
  const n = req.query.text.match(/^\w+(?:\s\w+)*$/);
  res.json({ m: !!m, n: !!n });
});
function tidy(s) {
  return s.replace(/(x+x+)+y/g, ''); // want "redos"
}
app.post('/tidy', (req, res) => res.json({ text: tidy(String(req.body.text)) }));
app.post('/short', (req, res) => {
  const id = Number(req.body.id);
  res.json({ ok: EMAIL.test(id), fixed: EMAIL.test('a@example.com') });
});
