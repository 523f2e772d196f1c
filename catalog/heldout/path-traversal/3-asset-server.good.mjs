import http from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, extname, normalize, sep } from 'node:path';

const ROOT = join(process.cwd(), 'dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

function fileFor({ url }) {
  const [path] = url.split('?');
  const wanted = decodeURIComponent(path);
  const full = wanted === '/' ? join(ROOT, 'index.html') : normalize(join(ROOT, wanted));
  return full.startsWith(ROOT + sep) && !full.includes('\0') ? full : null;
}

async function serve(res, file) {
  const info = await stat(file);
  if (!info.isFile()) throw new Error('Not a file');
  res.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': info.size,
    'x-content-type-options': 'nosniff',
  });
  createReadStream(file).pipe(res);
}

http
  .createServer(async (req, res) => {
    try {
      if (req.url === '/favicon.ico') return await serve(res, join(ROOT, 'icons', 'favicon.ico'));
      const file = fileFor(req);
      if (!file) return res.writeHead(403).end();
      await serve(res, file);
    } catch {
      res.writeHead(404).end('Not found');
    }
  })
  .listen(process.env.PORT ?? 4173);
