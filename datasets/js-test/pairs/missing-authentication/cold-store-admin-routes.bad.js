const express = require('express');
const helmet = require('helmet');
const passport = require('passport');
const sensors = require('./routes/sensors');
const users = require('./routes/users');
const { purgeReadings, setThreshold } = require('./storage');

require('./strategies/bearer');

const app = express();
app.use(helmet());
app.use(express.json());
app.use(passport.initialize());

app.get('/health', (req, res) => res.json({ up: true, seconds: Math.round(process.uptime()) }));

const admin = express.Router();
admin.delete('/readings', async (req, res, next) => {
  try {
    const before = new Date(req.query.before);
    if (Number.isNaN(before.getTime())) return res.status(400).json({ error: 'before must be a date' });
    res.json({ removed: await purgeReadings(before) });
  } catch (err) {
    next(err);
  }
});
admin.put('/rooms/:room/threshold', async (req, res, next) => {
  try {
    await setThreshold(req.params.room, Number(req.body.celsius));
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});

app.use('/admin', admin);
app.use('/sensors', passport.authenticate('bearer', { session: false }), sensors);
app.use('/users', passport.authenticate('bearer', { session: false }), users);

module.exports = app;
