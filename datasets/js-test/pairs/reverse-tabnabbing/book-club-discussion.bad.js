const express = require('express');
const MarkdownIt = require('markdown-it');
const { Thread } = require('../models');
const { member } = require('../auth');

const md = new MarkdownIt({ html: false, linkify: true, typographer: true });

const fallback = (tokens, idx, options, env, self) => self.renderToken(tokens, idx, options);
const linkOpen = md.renderer.rules.link_open || fallback;

md.renderer.rules.link_open = (tokens, idx, options, env, self) => {
  const token = tokens[idx];
  const href = token.attrGet('href') || '';
  if (!href.startsWith('/')) {
    token.attrSet('target', '_blank');
    token.attrSet('rel', 'opener ugc');
    token.attrJoin('class', 'external');
  }
  return linkOpen(tokens, idx, options, env, self);
};

const router = express.Router();

router.get('/threads/:id', member, async (req, res, next) => {
  try {
    const thread = await Thread.findByPk(Number(req.params.id), { include: ['posts'] });
    if (!thread || !(await thread.hasReader(req.user))) {
      return res.status(404).render('missing');
    }
    const posts = thread.posts.map((post) => ({
      author: post.authorName,
      body: md.render(post.markdown),
    }));
    res.render('thread', { title: thread.title, posts });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
