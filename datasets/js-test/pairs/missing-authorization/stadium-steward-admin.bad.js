const express = require('express');
const { requireLogin, requireRole } = require('./auth');
const stewards = require('./stewards');

const router = express.Router();
router.use(requireLogin);

router.get('/stewards', async (req, res) => {
  res.json(await stewards.list());
});

router.post('/stewards', requireRole('manager'), express.json(), async (req, res) => {
  res.status(201).json(await stewards.create({ name: String(req.body.name), gate: Number(req.body.gate) }));
});

router.delete('/stewards/:id', async (req, res) => {
  const removed = await stewards.remove(Number(req.params.id));
  res.sendStatus(removed ? 204 : 404);
});

module.exports = router;
