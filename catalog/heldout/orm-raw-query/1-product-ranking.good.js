const { Op, literal } = require('sequelize');
const Router = require('@koa/router');
const { Product } = require('../models');
const auth = require('../middleware/jwt');

const router = new Router({ prefix: '/catalog' });
const RANKABLE = new Set(['price', 'created_at', 'rating']);

function ranking(query) {
  const field = RANKABLE.has(query.sort) ? query.sort : 'created_at';
  const direction = query.dir === 'asc' ? 'ASC' : 'DESC';
  return { field, direction };
}

router.get('/products', auth, async (ctx) => {
  const { field, direction } = ranking(ctx.query);
  const minPrice = Number(ctx.query.min) || 0;
  const products = await Product.findAll({
    where: { price: { [Op.gte]: minPrice }, discontinued: false },
    attributes: ['id', 'title', 'price', [literal('price * 1.2'), 'gross']],
    order: [[literal(`COALESCE(${field}, 0)`), direction]],
    limit: 40,
  });
  ctx.body = { products };
});

router.get('/products/featured', auth, async (ctx) => {
  ctx.body = await Product.findAll({ where: { featured: true }, order: literal('RAND()'), limit: 6 });
});

module.exports = router;
