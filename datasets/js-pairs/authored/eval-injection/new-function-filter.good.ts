import Fastify from 'fastify';
import { Parser } from 'expr-eval';

const app = Fastify();

class FilterCompiler {
  compile(source: string): (row: Record<string, unknown>) => boolean {
    const expression = new Parser().parse(source);
    return (row) => Boolean(expression.evaluate(row as never));
  }
}

app.post<{ Body: { filter: string; rows: Record<string, unknown>[] } }>('/filter', async (request) => {
  const keep = new FilterCompiler().compile(request.body.filter);
  return request.body.rows.filter((row) => keep(row));
});

app.listen({ port: 3000 });
