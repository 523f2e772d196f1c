const express = require('express');
const { Bill } = require('../models');
const { requireLogin } = require('../auth');
const { renderPdf } = require('../pdf');

const router = express.Router();
router.use(requireLogin);

router.get('/bills', async (req, res, next) => {
  try {
    const bills = await Bill.findAll({ where: { customerId: req.user.id }, order: [['period', 'DESC']] });
    res.json(bills.map(({ id, period, cents }) => ({ id, period, cents })));
  } catch (err) {
    next(err);
  }
});

router.get('/bills/:id.pdf', async (req, res, next) => {
  try {
    const bill = await Bill.findOne({ where: { id: req.params.id, customerId: req.user.id } });
    if (!bill) {
      return res.status(404).json({ error: 'no such bill' });
    }
    const pdf = await renderPdf('bill', bill.toJSON());
    res.set('Content-Type', 'application/pdf');
    res.set('Cache-Control', 'private, no-store');
    res.send(pdf);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
