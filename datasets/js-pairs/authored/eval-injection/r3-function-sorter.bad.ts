import Fastify from 'fastify';

interface Row { name: string; price: number; stock: number }

const rows: Row[] = [];
const app = Fastify();

const KEYS = ['name', 'price', 'stock'] as const;

function comparator(expression: string): (a: Row, b: Row) => number {
  return new Function('a', 'b', `return ${expression}`) as (a: Row, b: Row) => number;
}

app.get<{ Querystring: { order?: string } }>('/rows', async (request) => {
  const order = request.query.order ?? 'name';
  return [...rows].sort(comparator(order));
});

app.listen({ port: 6001 });
