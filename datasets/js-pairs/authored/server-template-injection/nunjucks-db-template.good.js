const fastify = require('fastify')();
const nunjucks = require('nunjucks');
const { Pool } = require('pg');

const pool = new Pool();
const env = nunjucks.configure('views', { autoescape: true });

fastify.get('/pages/:slug', async (request, reply) => {
  const { rows } = await pool.query('SELECT title, body FROM pages WHERE slug = $1', [request.params.slug]);
  const html = env.render('page.njk', { title: rows[0].title, body: rows[0].body });
  return reply.type('text/html').send(html);
});

fastify.listen({ port: 3000 });
