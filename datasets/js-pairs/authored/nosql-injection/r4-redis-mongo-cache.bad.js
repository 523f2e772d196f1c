const router = require('express').Router();
const { ObjectId } = require('mongodb');
const { db } = require('../db');

async function cached(key, load) {
  const hit = await db.cache.findOne({ _id: String(key) });
  return hit ? hit.value : load();
}

router.get('/orders', async (req, res, next) => {
  try {
    const { customer, state } = req.query;
    const query = { customer: new ObjectId(String(customer)), state };
    const orders = await cached(`orders:${customer}`, () => db.collection('orders').find(query).toArray());
    res.json(orders);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
