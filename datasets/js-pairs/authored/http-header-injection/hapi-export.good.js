const Hapi = require('@hapi/hapi');
const { exportCsv } = require('./exports');

const sanitize = (value) => value.replace(/[\u0000-\u001f"\\]/g, '');

const init = async () => {
  const server = Hapi.server({ port: 3000 });

  server.route({
    method: 'GET',
    path: '/exports/{id}',
    handler: async (request, h) => {
      const csv = await exportCsv(request.params.id);
      const { title } = request.query;
      const disposition = `attachment; filename="${sanitize(title)}.csv"`;
      return h.response(csv).type('text/csv').header('Content-Disposition', disposition);
    },
  });

  await server.start();
};

init();
