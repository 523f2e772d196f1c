import { Hono } from 'hono';

class Stats {
  constructor(private readonly values: number[]) {}
  mean() { return this.values.reduce((a, b) => a + b, 0) / this.values.length; }
  max() { return Math.max(...this.values); }
  min() { return Math.min(...this.values); }
}

const OPERATIONS: ReadonlyArray<string> = ['mean', 'max', 'min'];
const app = new Hono();

app.post('/stats/:operation', async (c) => {
  const values = (await c.req.json()).values.map(Number);
  const stats: any = new Stats(values);
  const operation = c.req.param('operation');
  if (typeof stats[operation] !== 'function') return c.json({ error: 'operation' }, 404);
  return c.json({ result: stats[operation]() });
});

export default app;
