const express = require('express');
const { Courier } = require('../models');
const { requireDispatcher } = require('../auth');

const router = express.Router();

function present(courier) {
  const { _id, __v, ...rest } = courier.toObject();
  return { id: String(_id), ...rest };
}

router.get('/couriers', requireDispatcher, async (req, res, next) => {
  try {
    const couriers = await Courier.find({ depot: req.user.depot }).sort('name').limit(200);
    res.json(couriers.map(present));
  } catch (err) {
    next(err);
  }
});

// A courier document: name, vehicle, zones, available, passwordHash, apiToken, iban.
router.patch('/couriers/:id/zones', requireDispatcher, async (req, res, next) => {
  try {
    const courier = await Courier.findOne({ _id: req.params.id, depot: req.user.depot });
    if (!courier) return res.status(404).json({ error: 'no such courier' });
    courier.zones = [].concat(req.body.zones).map(String);
    await courier.save();
    res.json(present(courier));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
