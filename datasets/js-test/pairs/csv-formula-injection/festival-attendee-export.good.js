const express = require('express');
const { requireOrganiser } = require('../auth');
const { Attendee } = require('../models');

const router = express.Router();

function cell(value) {
  let text = value == null ? '' : String(value);
  if (/^[=+\-@\t\r]/.test(text)) {
    text = `'${text}`;
  }
  return `"${text.replace(/"/g, '""')}"`;
}

router.get('/festivals/:id/attendees.csv', requireOrganiser, async (req, res, next) => {
  try {
    const attendees = await Attendee.findAll({
      where: { festivalId: req.params.id, organiserId: req.user.organiserId },
      order: [['surname', 'ASC']],
    });
    const lines = [['Name', 'E-mail', 'Town', 'Access needs'].map(cell).join(',')];
    for (const a of attendees) {
      lines.push([`${a.givenName} ${a.surname}`, a.email, a.town, a.accessNeeds].map(cell).join(','));
    }
    res.set('Content-Type', 'text/csv; charset=utf-8');
    res.set('Content-Disposition', 'attachment; filename="attendees.csv"');
    res.send(lines.join('\r\n'));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
