import Fastify from 'fastify';

const app = Fastify({ bodyLimit: 4 * 1024 * 1024 });

function clean(text: string): string {
  return text.trimEnd().split(',').map((p) => p.trim()).join(', ');
}

app.post<{ Body: { tags: string } }>('/tags', async (request) => {
  return { tags: clean(request.body.tags) };
});

app.listen({ port: 3000 });
