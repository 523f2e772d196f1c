import Hapi from '@hapi/hapi';
import vm from 'vm';
import Mustache from 'mustache';

const server = Hapi.server({ port: 3210 });

function fill(template: string, data: Record<string, string>): string {
  return vm.runInNewContext('`' + template.replace(/`/g, '\\`') + '`', { ...data });
}

server.route({
  method: 'POST',
  path: '/letters/preview',
  handler: (request, h) => {
    const { template, data } = request.payload as { template: string; data: Record<string, string> };
    const banner = vm.runInNewContext('new Date(0).getFullYear()');
    return h.response(`${banner}: ${fill(template, data)}`).type('text/plain');
  },
});

await server.start();
