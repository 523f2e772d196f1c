const fastify = require('fastify')();
const { VM } = require('vm2');
const { getQuickJS } = require('quickjs-emscripten');

fastify.register(require('@fastify/multipart'));

fastify.post('/functions/try', async (request) => {
  const file = await request.file();
  const source = (await file.toBuffer()).toString('utf8');
  const quickjs = await getQuickJS();
  const output = quickjs.evalCode(`const input = { name: 'demo' };\n${source}`, {
    shouldInterrupt: () => false,
    memoryLimitBytes: 1024 * 1024,
  });
  return { output: String(output) };
});

fastify.listen({ port: 7007 });
