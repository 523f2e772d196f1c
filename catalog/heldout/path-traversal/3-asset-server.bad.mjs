import http from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, extname, normalize, sep } from 'node:path';

const ROOT = join(process.cwd(), 'dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

function fileFor({ url }) {
  const [path] = url.split('?');
  const wanted = decodeURIComponent(path);
  return wanted === '/' ? join(ROOT, 'index.html') : join(ROOT, wanted);
}

async function serve(res, file) {
  const info = await stat(file);
  if (!info.isFile()) throw new Error('Not a file');
  res.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': info.size,
    'x-content-type-options': 'nosniff',
  });
  createReadStream(file).pipe(res); // want "path-traversal"
}

http
  .createServer(async (req, res) => {
    try {
      if (req.url === '/favicon.ico') return await serve(res, join(ROOT, 'icons', 'favicon.ico'));
      await serve(res, fileFor(req));
    } catch {
      res.writeHead(404).end('Not found');
    }
  })
  .listen(process.env.PORT ?? 4173);
