const xpath = require('xpath');
const fastify = require('fastify')();
const { document } = require('./store');

class Query {
  constructor(root) {
    this.path = root;
  }

  where(attribute, value) {
    this.path += `[@${attribute}='${value}']`;
    return this;
  }

  run() {
    return xpath.select(this.path, document);
  }
}

fastify.get('/devices', async (request) => {
  const nodes = new Query('//device').where('type', 'sensor').where('site', request.query.site).run();
  return nodes.length;
});

fastify.listen({ port: 3000 });
