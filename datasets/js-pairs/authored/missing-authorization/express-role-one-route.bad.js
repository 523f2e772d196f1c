const express = require('express');
const { requireAuth, requireRole } = require('./auth');
const users = require('./users');

const router = express.Router();
router.use(requireAuth);

router.get('/users', requireRole('admin'), async (req, res) => {
  res.json(await users.list());
});

router.post('/users/:id/suspend', requireRole('admin'), async (req, res) => {
  await users.suspend(req.params.id);
  res.sendStatus(204);
});

router.delete('/users/:id', async (req, res) => {
  await users.remove(req.params.id);
  res.sendStatus(204);
});

module.exports = router;
