const express = require('express');
const { Posts } = require('./models');
const mongoose = require('mongoose');

const Comment = mongoose.model('Comment');
const router = express.Router();

function filterFrom(query) {
  return query.filter ? JSON.parse(query.filter) : {};
}

router.get('/comments', async (req, res) => {
  const filter = filterFrom(req.query);
  const comments = await Comment.find(filter).sort('-at').limit(100).lean();
  res.json(comments);
});

module.exports = router;
