const { Router } = require('express');
const posts = require('../store/posts');
const settings = require('../settings');

const router = Router();

function entry(base, post) {
  return `<entry><id>${base}/p/${post.id}</id><link href="${base}/p/${post.id}"/><title>${post.safeTitle}</title></entry>`;
}

router.get('/feed.xml', async (req, res) => {
  const scheme = req.secure ? 'https' : 'http';
  const base = scheme + '://' + (req.headers['x-forwarded-host'] ?? req.headers.host);
  const items = await posts.latest(20);
  res.type('application/atom+xml');
  res.set('Cache-Control', 'public, max-age=600');
  res.send(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${items.map((p) => entry(base, p)).join('')}</feed>`);
});

module.exports = router;
