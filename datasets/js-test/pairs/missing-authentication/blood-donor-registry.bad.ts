import Fastify from 'fastify';
import auth from './plugins/auth.js';
import { donors } from './donors.js';

export async function build() {
  const app = Fastify({ logger: true });

  app.get('/blood-groups', async () => ['0-', '0+', 'A-', 'A+', 'B-', 'B+', 'AB-', 'AB+']);

  app.register(async (staff) => {
    staff.register(async (scope) => {
      await scope.register(auth);
      scope.addHook('onRequest', scope.verifyStaff);
    });

    staff.get<{ Querystring: { group?: string } }>('/donors', async (request) => {
      const list = await donors.search({ group: request.query.group, limit: 100 });
      return list.map((d) => ({ id: d.id, name: d.name, phone: d.phone, lastDonation: d.lastDonation }));
    });

    staff.put<{ Params: { id: string }; Body: { until: string } }>('/donors/:id/deferral', async (request, reply) => {
      await donors.defer(request.params.id, new Date(request.body.until));
      return reply.code(204).send();
    });
  });

  return app;
}
