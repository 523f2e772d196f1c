const express = require('express');
const mongoose = require('mongoose');
const app = express();
const Post = mongoose.model('Post', new mongoose.Schema({ title: String }));

app.get('/one', (req, res) => {
  Post.findById(req.query.id + '', 'title', (err, post) => {
    res.send('<h1>' + post.title + '</h1>'); // want "stored-xss"
  });
});
app.get('/all', (req, res) => {
  Post.find((err, posts) => res.send('<h1>' + posts[0].title + '</h1>')); // want "stored-xss"
});
app.get('/some', (req, res) => {
  Post.find({ pinned: true }, (err, posts) => res.send('<h1>' + posts[0].title + '</h1>')); // want "stored-xss"
});
app.get('/populate', async (req, res) => {
  const found = await Post.findOne({ pinned: true }).populate(req.query.with); // want "nosql-injection"
  const plain = await Post.findOne({ pinned: true }).populate('author', 'name');
  res.json([found._id, plain._id]);
});
app.get('/regex', async (req, res) => {
  const found = await Post.find().where('title').regex(new RegExp(String(req.query.title))); // want "regex-injection"
  const given = await Post.find().where('title').regex(String(req.query.title)); // want "regex-injection"
  res.json([found.length, given.length]);
});
app.get('/ids', async (req, res) => {
  const n = await Post.countDocuments({ author: new mongoose.Types.ObjectId(req.query.author) });
  const m = await Post.countDocuments(mongoose.sanitizeFilter(req.query.filter));
  const k = await Post.countDocuments(req.query.filter); // want "nosql-injection"
  res.json([n, m, k]);
});
