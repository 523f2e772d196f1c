const Hapi = require('@hapi/hapi'); const server = Hapi.server({});
server.route({ method: 'GET', path: '/', handler: (request, h) => h.response('<p>' + request.query.q) }); // want "reflected-xss"
server.route([{ method: 'GET', path: '/', options: { handler: (r, h) => h.redirect(r.query.q) } }]); // want "server-open-redirect"
