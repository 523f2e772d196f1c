const express = require('express');
const MarkdownIt = require('markdown-it');
const posts = require('./posts');

const md = new MarkdownIt({ html: true, linkify: true, typographer: true });

const router = express.Router();

router.get('/posts/:id', async (req, res, next) => {
  try {
    const post = await posts.find(Number(req.params.id));
    if (!post) return res.sendStatus(404);
    res.render('post', { title: post.title, author: post.author, html: md.render(post.body) });
  } catch (err) {
    next(err);
  }
});

router.post('/posts/preview', express.json({ limit: '64kb' }), (req, res) => {
  res.json({ html: md.render(String(req.body.body || '')) });
});

module.exports = router;
