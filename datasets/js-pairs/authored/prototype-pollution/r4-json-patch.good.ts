import { Hono } from 'hono';

type Op = { op: 'add' | 'replace' | 'remove'; path: string; value?: unknown };

const documents = new Map<string, Record<string, any>>();
const app = new Hono();

function parsePointer(pointer: string): string[] {
  return pointer.split('/').slice(1).map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function applyOp(doc: Record<string, any>, op: Op): void {
  const keys = parsePointer(op.path);
  if (keys.length > 8 || keys.some((key) => ['__proto__', 'prototype', 'constructor'].includes(key))) throw new Error('path');
  let node = doc;
  for (const key of keys.slice(0, -1)) {
    node = node[key];
  }
  const last = keys[keys.length - 1];
  if (op.op === 'remove') delete node[last];
  else node[last] = op.value;
}

app.patch('/documents/:id', async (c) => {
  const doc = documents.get(c.req.param('id'));
  if (!doc) return c.notFound();
  const ops = (await c.req.json()) as Op[];
  for (const op of ops) applyOp(doc, op);
  return c.json({ ok: true });
});

export default app;
