const fastify = require('fastify')();
const { VM } = require('vm2');
const { getQuickJS } = require('quickjs-emscripten');

fastify.register(require('@fastify/multipart'));

fastify.post('/functions/try', async (request) => {
  const file = await request.file();
  const source = (await file.toBuffer()).toString('utf8');
  const vm = new VM({ timeout: 200, allowAsync: false, eval: false, wasm: false });
  vm.freeze({ name: 'demo' }, 'input');
  return { output: String(vm.run(source)) };
});

fastify.listen({ port: 7007 });
