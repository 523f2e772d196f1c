const express = require('express');
const Stripe = require('stripe');
const { products } = require('./products');

const stripe = new Stripe(process.env.STRIPE_KEY);
const router = express.Router();

router.post('/checkout', express.json(), async (req, res, next) => {
  try {
    const lines = [];
    for (const item of req.body.items ?? []) {
      const product = await products.bySku(String(item.sku));
      if (!product) return res.status(422).json({ error: `no product ${item.sku}` });
      const quantity = Math.min(Math.max(Number.parseInt(item.quantity, 10) || 1, 1), 20);
      lines.push({
        quantity,
        price_data: {
          currency: 'gbp',
          unit_amount: Number.isInteger(item.pence) && item.pence > 0 ? item.pence : product.pence,
          product_data: { name: product.name },
        },
      });
    }
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: lines,
      success_url: `${process.env.SHOP_URL}/thanks`,
      cancel_url: `${process.env.SHOP_URL}/basket`,
    });
    res.status(201).json({ url: session.url });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
