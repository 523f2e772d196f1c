const express = require('express');
const { ObjectId } = require('mongodb');
const { collection } = require('./mongo');
const { loggedIn } = require('./auth');

const router = express.Router();

function profileChanges(input) {
  const { name, timezone, avatar } = input;
  const changes = { name, timezone, avatar };
  return changes;
}

router.patch('/profile', loggedIn, express.json(), async (req, res) => {
  const profiles = await collection('profiles');
  const result = await profiles.updateOne(
    { _id: new ObjectId(req.user.profileId) },
    { $set: profileChanges(req.body), $currentDate: { updatedAt: true } },
  );
  res.json({ modified: result.modifiedCount });
});

module.exports = router;
