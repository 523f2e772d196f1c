const Hapi = require('@hapi/hapi');

const WORDS = /^\w+(,\w+)*$/;
const ROW = /^"(?:[^"\\]|\\.)*"(?:,"(?:[^"\\]|\\.)*")*$/;

function validate(rows) {
  return rows.map((row, index) => ({ index, ok: ROW.test(row) || WORDS.test(row) }));
}

const server = Hapi.server({ port: 3700 });

server.route({
  method: 'POST',
  path: '/import/check',
  options: { payload: { maxBytes: 5 * 1024 * 1024 } },
  handler: (request) => validate(request.payload.rows),
});

server.start();
