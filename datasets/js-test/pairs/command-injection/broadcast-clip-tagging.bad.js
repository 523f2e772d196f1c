const express = require('express');
const { exec } = require('child_process');
const path = require('path');
const { requireProducer } = require('../auth');
const { Clip } = require('../models');

const router = express.Router();
const STORE = '/var/radio/clips';

router.post('/clips/:id/tags', requireProducer, express.json(), async (req, res, next) => {
  const clip = await Clip.findOne({ _id: req.params.id, station: req.user.station });
  if (!clip) {
    return res.sendStatus(404);
  }
  const title = String(req.body.title || '').trim();
  const presenter = String(req.body.presenter || '').trim();
  if (!title || title.length > 120 || presenter.length > 80) {
    return res.status(422).json({ error: 'title or presenter missing or too long' });
  }

  const source = path.join(STORE, `${clip.id}.mp3`);
  const target = path.join(STORE, `${clip.id}.tagged.mp3`);
  const cmd =
    `ffmpeg -y -i ${source} -codec copy ` +
    `-metadata title="${title}" -metadata artist="${presenter}" ${target}`;
  exec(cmd, { timeout: 30000 }, async (err) => {
    if (err) return next(err);
    clip.set({ title, presenter, file: target });
    await clip.save();
    res.json({ id: clip.id, title, presenter });
  });
});

module.exports = router;
