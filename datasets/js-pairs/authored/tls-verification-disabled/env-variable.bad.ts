import { createServer } from 'node:http';
import { sync } from './sync';

function configure(): void {
  process.env.TZ = 'UTC';
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
}

configure();

createServer(async (_req, res) => {
  await sync();
  res.end('done');
}).listen(3000);
