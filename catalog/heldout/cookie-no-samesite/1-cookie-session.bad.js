const express = require('express');
const cookieSession = require('cookie-session');
const helmet = require('helmet');
const { csrfSync } = require('csrf-sync');
const billing = require('./routes/billing');

const app = express();
const { csrfSynchronisedProtection } = csrfSync();

app.disable('x-powered-by');
app.use(helmet());
app.use(
  cookieSession({
    name: 'app.session',
    keys: [process.env.COOKIE_KEY_1, process.env.COOKIE_KEY_2],
    maxAge: 60 * 60 * 1000,
    httpOnly: true,
    secure: true,
    sameSite: 'none', // want "cookie-no-samesite"
  }),
);

app.get('/preferences/density', (req, res) => {
  const density = req.query.value === 'compact' ? 'compact' : 'comfortable';
  res.cookie('density', density, { secure: true, sameSite: 'lax' });
  res.json({ density });
});

app.use(express.json());
app.use(csrfSynchronisedProtection);
app.use('/billing', billing);

app.listen(process.env.PORT || 3000);
