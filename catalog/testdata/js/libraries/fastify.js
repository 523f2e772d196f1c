const fastify = require('fastify')();
const { exec } = require('child_process');

fastify.get('/url', async (request, reply) => {
  exec('log-hit ' + request.url); // want "command-injection"
  exec('log-hit ' + request.headers.referer); // want "command-injection"
  exec('log-hit', { env: { PAGE: request.url } });
  return 'ok';
});
fastify.get('/session', async (request, reply) => {
  request.log.info('session ' + request.session.sessionId); // want "sensitive-data-exposure"
  return 'ok';
});
fastify.get('/html', async (request, reply) => {
  return reply.html('<p>' + request.query.name + '</p>'); // want "reflected-xss"
});
fastify.get('/jsonp', async (request, reply) => {
  reply.type('application/javascript');
  return reply.send(request.query.callback + '({})'); // want "jsonp-callback-xss"
});
fastify.get('/jsonp/header', async (request, reply) => {
  reply.header('Content-Type', 'text/javascript');
  return reply.send(request.query.callback + '({})'); // want "jsonp-callback-xss"
});
fastify.get('/headers', async (request, reply) => {
  reply.header(request.query.name, '1'); // want "http-header-injection"
  reply.headers({ 'X-Theme': request.query.theme }); // want "http-header-injection"
  reply.headers({ 'X-Theme': encodeURIComponent(request.query.theme) });
  return 'ok';
});
fastify.get('/origin', async (request, reply) => {
  reply.header('Access-Control-Allow-Origin', request.headers.origin); // want "cors-credentials"
  reply.header('Access-Control-Allow-Credentials', 'true');
  return 'ok';
});
fastify.get('/file', async (request, reply) => {
  return reply.sendFile('index.html', '/srv/' + request.query.site); // want "path-traversal"
});
fastify.get('/view', async (request, reply) => {
  return reply.view('/pages/' + request.query.page); // want "path-traversal"
});
fastify.get('/view/fixed', async (request, reply) => {
  return reply.view('/pages/home', { title: request.query.title });
});
fastify.get('/set', async (request, reply) => {
  reply.headers({ 'Content-Type': 'text/html' });
  return reply.send('<p>' + request.query.name + '</p>'); // want "reflected-xss"
});
