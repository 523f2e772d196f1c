import Fastify from 'fastify';

const app = Fastify();
const state: Record<string, any> = {};

const BLOCKED = ['__proto__', 'prototype', 'constructor'];

function setPath(target: Record<string, any>, path: string, value: unknown): void {
  const keys = path.split('.');
  let node = target;
  for (let i = 0; i < keys.length - 1; i++) {
    if (typeof node[keys[i]] !== 'object') node[keys[i]] = {};
    node = node[keys[i]];
  }
  node[keys[keys.length - 1]] = value;
}

app.put<{ Body: { path: string; value: unknown } }>('/state', async (request) => {
  setPath(state, request.body.path, request.body.value);
  return state;
});

app.listen({ port: 3000 });
