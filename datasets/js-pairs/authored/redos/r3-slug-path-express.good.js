const express = require('express');

const app = express();
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VERSION = /^v(\d+)\.(\d+)$/;

app.get('/packages/:slug', (req, res) => {
  const { slug } = req.params;
  if (!SLUG.test(slug)) {
    return res.status(400).json({ error: 'slug' });
  }
  const version = VERSION.exec(req.query.version || 'v1.0');
  res.json({ slug, major: version ? Number(version[1]) : null });
});

app.listen(3000);
