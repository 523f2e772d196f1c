const express = require('express');
const cookieParser = require('cookie-parser');
const { doubleCsrf } = require('csrf-csrf');
const { accountFrom, subscriptions } = require('./accounts');

const app = express();
app.use(cookieParser());
app.use(express.json({ type: ['application/json', 'text/plain'] }));

const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
  getSecret: () => process.env.CSRF_SECRET,
  getSessionIdentifier: (req) => req.cookies.account,
  cookieName: '__Host-csrf',
  cookieOptions: { sameSite: 'lax', secure: true },
  ignoredMethods: ['GET', 'HEAD', 'OPTIONS'],
});

app.use(doubleCsrfProtection);

app.use(async (req, res, next) => {
  req.account = await accountFrom(req.cookies.account);
  if (!req.account) return res.sendStatus(401);
  next();
});

app.get('/subscription', async (req, res) => {
  res.json({ csrf: generateCsrfToken(req, res), current: await subscriptions.of(req.account.id) });
});

app.post('/subscription/cancel', async (req, res) => {
  await subscriptions.cancel(req.account.id, String(req.body.reason || ''));
  res.status(204).end();
});

app.listen(3000);
