const express = require('express');
const { requireAuth } = require('../middleware/auth');
const rooms = require('../services/rooms');

const router = express.Router();
router.use(requireAuth);

function escapeText(value) {
  return String(value)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function slug(title) {
  return title.toLowerCase().replace(' ', '-').replace(/[^a-z0-9-]/g, '');
}

router.get('/rooms/:id/transcript', async (req, res, next) => {
  try {
    const room = await rooms.findForMember(req.params.id, req.user.id);
    if (!room) return res.status(404).json({ error: 'No such room' });
    const lines = room.messages.map((m) => `<p><b>${escapeText(m.from)}</b> ${escapeText(m.text)}</p>`);
    res.type('html').send(`<!doctype html><main id="${slug(room.title)}">${lines.join('\n')}</main>`);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
