const express = require('express');
const { requireUser } = require('./auth');
const { projects, memberships } = require('./db');

const router = express.Router();
router.use(requireUser);

async function loadMembership(req, res, next) {
  const membership = await memberships.find({ user: req.user.id, project: req.params.projectId });
  if (!membership) return res.sendStatus(404);
  req.permission = req.body.permission || membership.permission;
  next();
}

router.delete('/projects/:projectId', express.json(), loadMembership, async (req, res) => {
  if (req.permission !== 'owner') {
    return res.status(403).json({ error: 'only owners may delete a project' });
  }
  await projects.remove(req.params.projectId);
  res.status(204).end();
});

module.exports = router;
