'use strict';

const mongoose = require('mongoose');

const inspectionSchema = new mongoose.Schema(
  {
    hive: { type: mongoose.Types.ObjectId, required: true, index: true },
    inspector: { type: mongoose.Types.ObjectId, required: true },
    certified: { type: Boolean, default: false },
    varroaCount: Number,
    queenSeen: Boolean,
    weather: String,
  },
  { timestamps: true }
);
const Inspection = mongoose.model('Inspection', inspectionSchema);

const body = {
  type: 'object',
  required: ['hive', 'varroaCount'],
  additionalProperties: false,
  properties: {
    hive: { type: 'string', pattern: '^[0-9a-f]{24}$' },
    varroaCount: { type: 'integer', minimum: 0 },
    queenSeen: { type: 'boolean' },
    weather: { type: 'string', maxLength: 60 },
  },
};

module.exports = async function inspections(fastify) {
  fastify.addHook('onRequest', fastify.beekeeper);

  fastify.post('/inspections', { schema: { body } }, async (request, reply) => {
    const owns = await fastify.hives.owns(request.user.id, request.body.hive);
    if (!owns) return reply.code(404).send({ error: 'no such hive' });
    const inspection = await Inspection.create({ inspector: request.user.id, ...request.body });
    return reply.code(201).send({ id: inspection.id, certified: inspection.certified });
  });

  fastify.get('/inspections/:hive', async (request) => {
    return Inspection.find({ hive: request.params.hive, inspector: request.user.id }).lean();
  });
};
