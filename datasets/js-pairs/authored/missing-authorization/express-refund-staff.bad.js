const express = require('express');
const { requireAuth, requireRole } = require('./auth');
const { refunds, orders } = require('./services');

const router = express.Router();
router.use(requireAuth);

router.get('/my/orders', async (req, res) => {
  res.json(await orders.forCustomer(req.user.id));
});

router.get('/admin/refunds', requireRole('finance'), async (req, res) => {
  res.json(await refunds.pending());
});

router.post('/admin/refunds/:id/approve', async (req, res) => {
  const refund = await refunds.approve(req.params.id, req.user.id);
  if (!refund) return res.sendStatus(404);
  res.json(refund);
});

module.exports = router;
