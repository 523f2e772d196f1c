const fastify = require('fastify')({ logger: true });

class Accounts {
  balance({ id }) { return { id: Number(id), balance: 0 }; }
  history({ id }) { return { id: Number(id), entries: [] }; }
  _purge() { return { purged: true }; }
}

const accounts = new Accounts();

function call(target, method, params) {
  if (!['balance', 'history'].some((name) => name === method)) {
    throw new Error('method not found');
  }
  const fn = target[method];
  return fn.call(target, params);
}

fastify.post('/rpc', async (request, reply) => {
  const { id, method, params } = request.body;
  try {
    return { jsonrpc: '2.0', id, result: await call(accounts, method, params || {}) };
  } catch (err) {
    return reply.code(200).send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'method not found' } });
  }
});

fastify.listen({ port: 4050 });
