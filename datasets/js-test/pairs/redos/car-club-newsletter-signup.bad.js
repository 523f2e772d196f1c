const express = require('express');
const { Subscriber } = require('../models');

const router = express.Router();

const EMAIL = /^([a-zA-Z0-9_.+-]+)+@(([a-zA-Z0-9-])+\.)+[a-zA-Z]{2,}$/;
const PLATE = /^[A-Z]{2}\d{2} ?[A-Z]{3}$/;

router.post('/newsletter', express.urlencoded({ extended: false }), async (req, res, next) => {
  const email = String(req.body.email || '').trim();
  const plate = String(req.body.plate || '').trim().toUpperCase();

  const problems = [];
  if (!EMAIL.test(email)) problems.push('The e-mail address is not complete.');
  if (plate && !PLATE.test(plate)) problems.push('The number plate is not complete.');
  if (problems.length > 0) {
    return res.status(422).render('newsletter', { problems });
  }

  try {
    await Subscriber.upsert({ email, plate: plate || null });
    res.redirect(303, '/newsletter/thanks');
  } catch (err) {
    next(err);
  }
});

module.exports = router;
