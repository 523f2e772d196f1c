const express = require('express');
const axios = require('axios');
const cheerio = require('cheerio');
const { requireLogin } = require('../auth');
const { Recipe } = require('../models');

const router = express.Router();

const SITES = new Set(['www.cookbook.example', 'recipes.news.example', 'bakers.example']);

function address(text) {
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.port !== '' || !SITES.has(url.hostname)) {
    throw new TypeError('recipes of this site cannot be imported');
  }
  return url;
}

router.post('/recipes/import', requireLogin, express.json(), async (req, res, next) => {
  let url;
  try {
    url = address(String(req.body.url));
  } catch (err) {
    return res.status(400).json({ error: err.message });
  }
  try {
    const { data } = await axios.get(url.href, { timeout: 5000, maxRedirects: 0, responseType: 'text' });
    const $ = cheerio.load(data);
    const recipe = await Recipe.create({
      owner: req.user.id,
      title: $('h1').first().text().trim(),
      steps: $('ol li').map((i, el) => $(el).text().trim()).get(),
      source: url.href,
    });
    res.status(201).json({ id: recipe.id, title: recipe.title, steps: recipe.steps });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
