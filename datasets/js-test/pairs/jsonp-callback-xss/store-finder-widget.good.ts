import Fastify from 'fastify';
import { nearest, type Store } from './stores';

const app = Fastify({ trustProxy: true });

interface Finder {
  Querystring: { callback?: string; postcode: string };
}

class ScriptReply {
  constructor(private readonly callback: string) {}

  render(stores: Store[]): string {
    return `${this.callback}(${JSON.stringify(stores)})`;
  }
}

app.get<Finder>(
  '/stores.js',
  {
    schema: {
      querystring: {
        type: 'object',
        required: ['postcode'],
        properties: {
          postcode: { type: 'string', maxLength: 8 },
          callback: { type: 'string', pattern: '^[a-zA-Z_]\\w{0,40}$' },
        },
      },
    },
  },
  async (request, reply) => {
    const { callback = 'onStores', postcode } = request.query;
    const stores = await nearest(postcode, 10);
    return reply.type('application/javascript').send(new ScriptReply(callback).render(stores));
  },
);

app.listen({ port: 3000 });
