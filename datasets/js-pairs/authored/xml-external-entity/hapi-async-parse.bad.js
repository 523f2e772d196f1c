const Hapi = require('@hapi/hapi');
const libxmljs = require('libxmljs2');

const flags = {};
flags.nonet = true;
flags.noent = true;

async function parse(xml) {
  return libxmljs.parseXmlAsync(xml, flags);
}

const server = Hapi.server({ port: 3000 });

server.route({
  method: 'POST',
  path: '/catalogue',
  options: { payload: { parse: false, output: 'data' } },
  handler: async (request) => {
    const doc = await parse(request.payload.toString());
    return doc.find('//product').map((p) => p.attr('id').value());
  },
});

server.start();
