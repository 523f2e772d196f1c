import { FastifyInstance } from 'fastify';
import mongoose from 'mongoose';

const Ticket = mongoose.model('Ticket', new mongoose.Schema({ status: String, agent: String }));

export default async function tickets(app: FastifyInstance) {
  app.post('/tickets/assign', async (request) => {
    const { ticket, agent, from } = request.body as Record<string, any>;
    const updated = await Ticket.findOneAndUpdate(
      { _id: ticket, agent: from },
      { $set: { agent: String(agent) } },
      { new: true },
    );
    return { assigned: Boolean(updated) };
  });
}
