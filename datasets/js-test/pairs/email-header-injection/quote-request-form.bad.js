const express = require('express');
const nodemailer = require('nodemailer');
const rateLimit = require('express-rate-limit');

const router = express.Router();
const transport = nodemailer.createTransport(process.env.SMTP_URL);
const SALES = 'sales@roofing.example';

router.post('/quotes', rateLimit({ windowMs: 60_000, limit: 5 }), express.json(), async (req, res, next) => {
  const { name, email, details } = req.body;
  if (![name, email, details].every((v) => typeof v === 'string' && v.length > 0)) {
    return res.status(400).json({ error: 'name, email and details are required' });
  }

  try {
    await transport.sendMail({
      envelope: { from: 'web@roofing.example', to: [SALES] },
      raw: `From: web@roofing.example
To: ${SALES}
Reply-To: ${name} <${email}>
Subject: Quote request

${details}`,
    });
    res.status(202).json({ message: 'Thank you, we will call you back.' });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
