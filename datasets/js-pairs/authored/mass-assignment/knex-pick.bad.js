const fastify = require('fastify')();
const _ = require('lodash');
const knex = require('./knex');

const EDITABLE = ['title', 'summary', 'tags'];

async function updateArticle(id, author, changes) {
  return knex('articles').where({ id, author_id: author }).update(changes).returning(['id', 'title']);
}

fastify.put('/articles/:id', { onRequest: [(req) => req.jwtVerify()] }, async (request) => {
  const changes = { ...request.body };
  const [article] = await updateArticle(Number(request.params.id), request.user.sub, changes);
  return article;
});

fastify.listen({ port: 3000 });
