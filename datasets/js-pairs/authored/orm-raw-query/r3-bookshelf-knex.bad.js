'use strict';

const Hapi = require('@hapi/hapi');
const knex = require('knex')({ client: 'mysql2', connection: process.env.DB });
const bookshelf = require('bookshelf')(knex);

const Invoice = bookshelf.model('Invoice', { tableName: 'invoices' });

const init = async () => {
  const server = Hapi.server({ port: 3300 });

  server.route({
    method: 'GET',
    path: '/invoices/{year}',
    handler: async (request) => {
      const { status, sort } = request.query;
      const year = Number(request.params.year);
      const found = await Invoice.query((qb) => {
        qb.where('year', year);
        if (status) qb.andWhereRaw(`status = '${status}' or archived = 0`);
        if (sort === 'amount') qb.orderByRaw('amount_cents desc nulls last');
      }).fetchAll();
      return found.toJSON();
    },
  });

  await server.start();
};

init();
