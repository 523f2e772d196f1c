const Hapi = require('@hapi/hapi');
const { execFile } = require('node:child_process');
const util = require('node:util');

const run = util.promisify(execFile);
const server = Hapi.server({ port: 3000 });

server.route({
  method: 'GET',
  path: '/files',
  handler: async (request) => {
    const { folder, name } = request.query;
    const args = [folder, '-maxdepth', '2', '-name', `*${name}*`];
    const { stdout } = await run('find', args);
    return stdout.split('\n');
  },
});

server.start();
