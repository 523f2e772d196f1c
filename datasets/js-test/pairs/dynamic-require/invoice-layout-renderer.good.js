const express = require('express');
const path = require('path');
const { requireLogin } = require('../auth');
const { Invoice } = require('../models');
const classic = require('../layouts/classic');
const compact = require('../layouts/compact');
const letter = require('../layouts/letter');

const router = express.Router();
const LAYOUTS = new Map(Object.entries({ classic, compact, letter }));

router.get('/invoices/:number/print', requireLogin, async (req, res, next) => {
  try {
    const invoice = await Invoice.findOne({ where: { number: req.params.number, customerId: req.user.id } });
    if (!invoice) {
      return res.status(404).send('No such invoice');
    }
    const layout = LAYOUTS.get(req.query.layout) || classic;
    const pdf = await layout.render(invoice.toJSON());
    res.type('application/pdf');
    res.set('Content-Disposition', `inline; filename="${path.basename(invoice.number)}.pdf"`);
    res.send(pdf);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
