const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const xpath = require('xpath');
const { load } = require('./feeds');

const select = xpath.useNamespaces({ a: 'http://www.w3.org/2005/Atom' });
const server = Hapi.server({ port: 3000 });

server.route({
  method: 'GET',
  path: '/entries/{id}',
  options: {
    validate: {
      params: Joi.object({ id: Joi.string().max(100) }),
    },
  },
  handler: async (request) => {
    const doc = await load();
    const [title] = select(`string(//a:entry[a:id="${request.params.id}"]/a:title)`, doc);
    return { title };
  },
});

server.start();
