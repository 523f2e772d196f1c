const express = require('express');
const { MongoClient, ObjectId } = require('mongodb');
const mongoSanitize = require('mongo-sanitize');
const { has, sanitize } = require('express-mongo-sanitize');
const app = express();
const db = new MongoClient(process.env.MONGO_URL).db('shop');
const posts = db.collection('posts');

app.get('/latest', (req, res) => {
  posts.findOne({ pinned: true }, {}, (err, post) => {
    res.send('<h1>' + post.title + '</h1>'); // want "stored-xss"
  });
});
app.get('/list', (req, res) => {
  posts.find({}).sort({ at: -1 }).limit(5).toArray((err, list) => {
    res.send('<h1>' + list[0].title + '</h1>'); // want "stored-xss"
  });
});
app.get('/next', async (req, res) => {
  const cursor = posts.find({}).project({ title: 1 });
  const post = await cursor.next();
  res.send('<h1>' + post.title + '</h1>'); // want "stored-xss"
});
app.get('/eval', async (req, res) => {
  await db.eval('return db.posts.count({ by: "' + req.query.by + '" })'); // want "nosql-injection"
  res.end();
});
app.get('/command', async (req, res) => {
  await db.command(req.query.command); // want "nosql-injection"
  await db.command({ ping: 1 });
  res.end();
});
app.get('/search', async (req, res) => {
  const n = await posts.countDocuments({ title: { $regex: String(req.query.title) } }); // want "regex-injection"
  res.json({ n });
});
app.get('/post', async (req, res) => {
  const { id } = req.query;
  if (!ObjectId.isValid(id)) return res.sendStatus(400);
  await posts.countDocuments({ _id: id });
  await posts.countDocuments({ _id: new ObjectId(id) });
  res.end();
});
app.get('/clean', async (req, res) => {
  await posts.countDocuments(mongoSanitize(req.query.filter));
  res.end();
});
app.get('/refuse', async (req, res) => {
  const { filter } = req.query;
  if (has(filter)) return res.sendStatus(400);
  await posts.countDocuments(filter);
  res.end();
});
app.get('/sanitize', async (req, res) => {
  const { filter } = req.query;
  sanitize(filter);
  await posts.countDocuments(filter);
  res.end();
});
