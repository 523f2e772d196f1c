const fastify = require('fastify')();

const settings = { ui: { theme: 'light' }, mail: { digest: true } };

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function assignDeep(target, patch) {
  Object.keys(patch).forEach((key) => {
    if (key === '') return;
    if (isObject(patch[key])) {
      if (!isObject(target[key])) target[key] = {};
      assignDeep(target[key], patch[key]);
    } else {
      target[key] = patch[key];
    }
  });
  return target;
}

fastify.patch('/settings', async (request) => assignDeep(settings, request.body));

fastify.listen({ port: 3050 });
