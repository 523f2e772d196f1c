import http from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const ROOT = fileURLToPath(new URL('./firmware', import.meta.url));
const TYPES = { '.bin': 'application/octet-stream', '.json': 'application/json', '.sig': 'text/plain' };

function locate(requestUrl) {
  const [raw] = requestUrl.split('?');
  const clean = decodeURIComponent(raw).split(/[/\\]/).filter((part) => part !== '..').join('/');
  return path.join(ROOT, clean);
}

const server = http.createServer(async (req, res) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  try {
    const file = locate(req.url);
    const info = await stat(file);
    if (!info.isFile()) throw new Error('not a file');
    res.writeHead(200, {
      'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Content-Length': info.size,
      'Last-Modified': info.mtime.toUTCString(),
    });
    if (req.method === 'HEAD') {
      res.end();
      return;
    }
    createReadStream(file).pipe(res);
  } catch {
    res.writeHead(404).end();
  }
});

server.listen(8080);
