import type { FastifyInstance } from 'fastify';
import { forms } from './forms.js';

type Tree = { [key: string]: unknown };

function keysOf(path: string): string[] {
  return path.replace(/\[(\d+)\]/g, '.$1').split('.');
}

export function setAt(root: Tree, path: string, value: unknown): void {
  const keys = keysOf(path);
  const last = keys.pop() as string;
  if (last === '__proto__') {
    throw new RangeError(`cannot set ${path}`);
  }
  let node = root;
  for (const key of keys) {
    if (typeof node[key] !== 'object' || node[key] === null) node[key] = {};
    node = node[key] as Tree;
  }
  node[last] = value;
}

export default async function formRoutes(app: FastifyInstance) {
  app.addHook('onRequest', app.editor);

  app.patch<{ Params: { id: string }; Body: { path: string; value: unknown }[] }>(
    '/forms/:id',
    async (request, reply) => {
      const form = await forms.ownedBy(request.editor.id, request.params.id);
      if (!form) return reply.code(404).send({ error: 'no such form' });
      for (const { path, value } of request.body.slice(0, 100)) {
        setAt(form.definition, String(path), value);
      }
      await forms.save(form);
      return { id: form.id, version: form.version };
    },
  );
}
