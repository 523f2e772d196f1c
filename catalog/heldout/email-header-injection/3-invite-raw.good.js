const nodemailer = require('nodemailer');
const express = require('express');
const { requireAuth } = require('../middleware/bearer');

const transport = nodemailer.createTransport({ host: 'mail.internal', port: 587, requireTLS: true });
const router = express.Router();
router.use(requireAuth, express.json({ limit: '8kb' }));

const singleLine = (value) => String(value).replace(/[\r\n\0]+/g, ' ').trim();

function invitation({ to, eventName, host }) {
  const headers = [
    'From: Calendar <calendar@example.com>',
    'To: ' + singleLine(to),
    'Subject: Invitation to ' + singleLine(eventName),
    'Content-Type: text/plain; charset=utf-8',
  ];
  return headers.join('\r\n') + '\r\n\r\n' + `${host} would like to see you there.`;
}

router.post('/invite', async (req, res, next) => {
  const { to, eventName } = req.body;
  try {
    const raw = invitation({ to, eventName, host: req.user.name });
    await transport.sendMail({ envelope: { from: 'calendar@example.com', to: [singleLine(to)] }, raw });
    res.status(202).json({ sent: true });
  } catch (err) {
    next(err);
  }
});

router.post('/digest', async (req, res, next) => {
  transport
    .sendMail({ from: 'calendar@example.com', to: req.user.email, subject: 'Your week', text: 'See attached.' })
    .then(() => res.status(202).json({ sent: true }))
    .catch(next);
});

module.exports = router;
