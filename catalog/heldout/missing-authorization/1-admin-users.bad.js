const express = require('express');
const { requireAuth } = require('./middleware/bearer');
const users = require('./services/users');
const reports = require('./services/reports');

const app = express();
app.use(express.json());

function requireRole(role) {
  return (req, res, next) => {
    if (!req.user.roles.includes(role)) return res.status(403).json({ error: 'Forbidden' });
    next();
  };
}

app.get('/me', requireAuth, async (req, res, next) => {
  users.publicProfile(req.user.id).then((me) => res.json(me)).catch(next);
});

app.get('/admin/reports', requireAuth, requireRole('admin'), async (req, res, next) => {
  reports.monthly().then((rows) => res.json({ rows })).catch(next);
});

app.post('/admin/users/:id/suspend', requireAuth, requireRole('admin'), async (req, res, next) => {
  users.suspend(Number(req.params.id)).then(() => res.status(204).end()).catch(next);
});

app.delete('/admin/users/:id', requireAuth, async (req, res, next) => { // want "missing-authorization"
  try {
    await users.remove(Number(req.params.id));
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
