import Hapi from '@hapi/hapi';
import Boom from '@hapi/boom';
import { promisify } from 'node:util';
import { exec } from 'node:child_process';

const run = promisify(exec);
const HOSTNAME = /[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z]{2,})+/i;

async function resolve(host) {
  const { stdout } = await run(`dig +short +time=2 ${host} A`, { timeout: 6000 });
  return stdout.split('\n').filter(Boolean);
}

export async function start(port) {
  const server = Hapi.server({ port, host: '127.0.0.1' });

  server.route({
    method: 'GET',
    path: '/tools/resolve',
    async handler(request) {
      const host = String(request.query.host ?? '');
      if (host.length > 253 || !HOSTNAME.test(host)) {
        throw Boom.badRequest('not a host name');
      }
      const addresses = await resolve(host);
      return { host, addresses, checkedAt: new Date().toISOString() };
    },
  });

  await server.start();
  return server;
}
