const express = require('express');
const passport = require('passport');
const Note = require('../models/note');

const router = express.Router();
const auth = passport.authenticate('jwt', { session: false });

router.put('/notes/:noteId', auth, async (req, res, next) => {
  try {
    const note = await Note.findById(req.params.noteId);
    if (!note) return res.sendStatus(404);
    if (!note.owner.equals(req.user._id)) return res.sendStatus(403);
    note.title = String(req.body.title);
    note.text = String(req.body.text);
    await note.save();
    res.json({ id: note.id, title: note.title });
  } catch (err) {
    next(err);
  }
});

router.post('/notes', auth, async (req, res, next) => {
  try {
    const note = await Note.create({ owner: req.user._id, title: String(req.body.title) });
    res.status(201).json({ id: note.id });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
