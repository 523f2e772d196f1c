import type { FastifyInstance } from 'fastify';
import { Type } from '@sinclair/typebox';
import { timesheets, contracts } from './store.js';

const params = Type.Object({ id: Type.Integer({ minimum: 1 }) });
const body = Type.Object({ hours: Type.Number({ minimum: 0, maximum: 80 }), note: Type.Optional(Type.String()) });

type Params = { id: number };
type Body = { hours: number; note?: string };

export default async function routes(app: FastifyInstance) {
  app.addHook('onRequest', app.signedInClient);

  app.get('/timesheets', (request) => timesheets.forClient(request.client.id));

  app.post<{ Params: Params; Body: Body }>(
    '/timesheets/:id/approve',
    { schema: { params, body } },
    async (request, reply) => {
      const sheet = await timesheets.approve(request.params.id, request.body.hours, request.body.note);
      if (!sheet) return reply.code(404).send({ error: 'no such timesheet' });
      const contract = await contracts.find(sheet.contractId);
      if (contract.clientId !== request.client.id) {
        request.log.warn({ sheet: sheet.id }, 'approval by another client');
        return reply.code(403).send({ error: 'not your contract' });
      }
      return { id: sheet.id, approvedHours: sheet.approvedHours };
    },
  );
}
