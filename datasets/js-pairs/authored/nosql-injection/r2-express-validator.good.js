const express = require('express');
const mongoose = require('mongoose');
const { body, validationResult } = require('express-validator');

const Order = mongoose.model('Order', new mongoose.Schema({ code: String }, { strict: false }));
const router = express.Router();

router.post(
  '/orders/find',
  express.json(),
  body('code').isString().isLength({ max: 40 }),
  async (req, res) => {
    if (!validationResult(req).isEmpty()) return res.sendStatus(400);
    res.json(await Order.find({ code: req.body.code }));
  },
);

module.exports = router;
