const express = require('express');
const Stripe = require('stripe');
const { requireAuth } = require('../middleware/bearer');
const products = require('../services/products');
const orders = require('../services/orders');

const stripe = new Stripe(process.env.STRIPE_KEY);
const router = express.Router();
router.use(requireAuth, express.json());

router.post('/checkout', async (req, res, next) => {
  try {
    const quantity = Math.min(Math.max(Number.parseInt(req.body.quantity, 10) || 1, 1), 20);
    const product = await products.find(String(req.body.sku));
    if (!product) return res.status(404).json({ error: 'No such product' });
    const amount = product.priceCents * quantity;
    const intent = await stripe.paymentIntents.create({ amount, currency: 'eur' });
    const order = await orders.create({ userId: req.user.id, sku: product.sku, quantity, intentId: intent.id });
    res.status(201).json({ orderId: order.id, clientSecret: intent.client_secret });
  } catch (err) {
    next(err);
  }
});

router.get('/orders', async (req, res, next) => {
  orders.listFor(req.user.id).then((rows) => res.json({ rows, role: req.user.role })).catch(next);
});

module.exports = router;
