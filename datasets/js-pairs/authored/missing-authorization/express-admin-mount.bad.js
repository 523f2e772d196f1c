const express = require('express');
const passport = require('passport');
const reports = require('./reports');
const flags = require('./flags');

const app = express();
app.use(express.json());

const adminRouter = express.Router();

function isAdmin(req, res, next) {
  return req.user && req.user.isAdmin ? next() : res.status(403).end();
}

adminRouter.get('/reports', async (req, res) => res.json(await reports.all()));
adminRouter.post('/flags/:name', async (req, res) => {
  await flags.set(req.params.name, Boolean(req.body.on));
  res.sendStatus(204);
});

app.get('/me', passport.authenticate('bearer', { session: false }), (req, res) => res.json({ id: req.user.id }));
app.use('/admin', passport.authenticate('bearer', { session: false }), adminRouter);

app.listen(3000);
