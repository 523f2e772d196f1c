'use strict';

const { collection } = require('../db');

const reviews = () => collection('reviews');

async function published(productId) {
  return reviews()
    .find({ product: String(productId), state: 'published' })
    .sort({ createdAt: -1 })
    .limit(50)
    .toArray();
}

async function matching(filter) {
  const { author, product } = filter;
  return reviews().find({ author, product }).limit(50).toArray();
}

async function add({ product, author, rating, text }) {
  const stars = Math.min(5, Math.max(1, parseInt(rating, 10) || 1));
  const review = {
    product: String(product),
    author: String(author),
    rating: stars,
    text: String(text),
    state: 'published',
    createdAt: new Date(),
  };
  await reviews().insertOne(review);
  return review;
}

module.exports = { published, matching, add };
