import { createServer } from 'node:http';
import { sync } from './sync';

function configure(): void {
  process.env.TZ = 'UTC';
  process.env['NODE_EXTRA_CA_CERTS'] = '/etc/ssl/internal.pem';
}

configure();

createServer(async (_req, res) => {
  await sync();
  res.end('done');
}).listen(3000);
