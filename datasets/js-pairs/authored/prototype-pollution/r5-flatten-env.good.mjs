import Fastify from 'fastify';

const app = Fastify();
const flags = { beta: { search: false }, legacy: { export: true } };

export function assignPath(target, path, value) {
  const segments = path.split(/[.[\]]+/).filter(Boolean);
  segments.reduce((node, segment, index) => {
    if (segment === '__proto__' || segment === 'constructor' || segment === 'prototype') return {};
    if (index === segments.length - 1) {
      node[segment] = value;
      return node;
    }
    if (typeof node[segment] !== 'object') node[segment] = {};
    return node[segment];
  }, target);
}

app.put('/flags', async (request) => {
  for (const { path, value } of request.body.changes) assignPath(flags, path, Boolean(value));
  return flags;
});

await app.listen({ port: 3141 });
