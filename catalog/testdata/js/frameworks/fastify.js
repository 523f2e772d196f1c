const fastify = require('fastify')();
fastify.get('/a', async (request, reply) => { reply.type('text/html').send('<p>' + request.query.q); }); // want "reflected-xss"
fastify.get('/b', async (request, reply) => { reply.send('<p>' + request.query.q); });
fastify.get('/c', { schema: {} }, async (request, reply) => { return reply.redirect(request.query.q); }); // want "server-open-redirect"
fastify.route({ method: 'GET', url: '/d', handler: async (req, rep) => { rep.header('content-type', 'text/html'); rep.send(`<p>${req.query.q}`); } }); // want "reflected-xss"
module.exports = async function (f) { f.get('/x', async (request, reply) => { await fetch(request.body.u); }); }; // want "ssrf"
