const express = require('express');
const { Recipe, Review } = require('../models');

const router = express.Router();

function stars(n) {
  const full = Math.max(0, Math.min(5, Math.round(Number(n) || 0)));
  return '★'.repeat(full) + '☆'.repeat(5 - full);
}

function reviewItem(review) {
  const day = review.createdAt.toISOString().slice(0, 10);
  return `<li><b>${review.author}</b> <span>${stars(review.rating)}</span> <time>${day}</time>
    <p>${review.text}</p></li>`;
}

router.get('/recipes/:slug/reviews', async (req, res, next) => {
  try {
    const recipe = await Recipe.findOne({ where: { slug: req.params.slug } });
    if (!recipe) return res.status(404).send('No such recipe');
    const reviews = await Review.findAll({
      where: { recipeId: recipe.id },
      order: [['createdAt', 'DESC']],
      limit: 50,
    });
    res.send(`<!doctype html><title>Reviews</title>
      <h1>${reviews.length} reviews</h1>
      <ul>${reviews.map(reviewItem).join('')}</ul>`);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
