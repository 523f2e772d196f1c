import Fastify from 'fastify';
import { counterFor } from './counters.mjs';

const app = Fastify();

class JsonpReply {
  constructor(reply, callback = 'counter') {
    this.reply = reply;
    this.callback = /^[a-zA-Z_]\w{0,40}$/.test(callback) ? callback : 'counter';
  }

  send(value) {
    this.reply.type('text/javascript; charset=utf-8').header('X-Content-Type-Options', 'nosniff');
    return this.reply.send(`typeof ${this.callback} === 'function' && ${this.callback}(${JSON.stringify(value)});`);
  }
}

app.get('/badge/:site.js', async (request, reply) => {
  const { cb } = request.query;
  const site = String(request.params.site).slice(0, 64);
  const count = await counterFor(site);
  return new JsonpReply(reply, cb).send({ count });
});

app.get('/badge/:site.json', async (request) => {
  const site = String(request.params.site).slice(0, 64);
  return { count: await counterFor(site), cb: request.query.cb ?? null };
});

app.get('/badge.js', async (request, reply) => {
  return reply.type('text/javascript').send('window.counter = function (c) { console.log(c.count); };');
});

app.listen({ port: 3000 });
