'use strict';

const _ = require('lodash');
const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const { rivers, sms } = require('./alerts');

const DEFAULT = _.template('Flood alert for <%= river %>: level <%= level %> m.');

function wording(text) {
  const fill = (values) => text.replace(/<%=\s*(river|level)\s*%>|\$\{(river|level)\}/g, (_, a, b) => values[a || b]);
  return text ? fill : DEFAULT;
}

const route = {
  method: 'POST',
  path: '/rivers/{id}/alert',
  options: {
    validate: {
      params: Joi.object({ id: Joi.number().integer().required() }),
      payload: Joi.object({ wording: Joi.string().allow('').max(300).default('') }),
    },
  },
  handler: async (request, h) => {
    const river = await rivers.find(request.params.id);
    if (!river) return h.response().code(404);
    const message = wording(request.payload.wording)({ river: river.name, level: river.level.toFixed(2) });
    const count = await sms.sendAll(river.subscribers, message.slice(0, 160));
    return { message, count };
  },
};

exports.start = async () => {
  const server = Hapi.server({ port: 3000 });
  server.route(route);
  await server.start();
  return server;
};
