const express = require('express');
const passport = require('passport');
const { Strategy, ExtractJwt } = require('passport-jwt');
const { requireRole } = require('./middleware/roles');
const cache = require('./services/cache');
const backups = require('./services/backups');

const app = express();
passport.use(
  new Strategy(
    { jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.JWT_KEY },
    (claims, done) => done(null, { id: claims.sub, role: claims.role }),
  ),
);
const signedIn = passport.authenticate('jwt', { session: false });

app.get('/healthz', (req, res) => res.json({ ok: true }));

app.post('/admin/cache/flush', signedIn, requireRole('admin'), async (req, res, next) => {
  cache.flush().then(() => res.status(204).end()).catch(next);
});

app.post('/admin/backups/:name/restore', async (req, res, next) => { // want "missing-authentication"
  try {
    const known = await backups.names();
    if (!known.includes(req.params.name)) return res.status(404).json({ error: 'No such backup' });
    await backups.restore(req.params.name);
    res.status(202).json({ started: true });
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
