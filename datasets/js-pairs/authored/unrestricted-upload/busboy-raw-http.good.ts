import { createServer } from 'node:http';
import { createWriteStream } from 'node:fs';
import { join, extname } from 'node:path';
import { randomBytes } from 'node:crypto';
import busboy from 'busboy';

const WWW = '/var/www/html/files';
const KNOWN = new Set(['.mp3', '.ogg', '.flac']);

createServer((req, res) => {
  if (req.method !== 'POST') {
    res.writeHead(405).end();
    return;
  }
  const parser = busboy({ headers: req.headers, limits: { files: 1, fileSize: 30_000_000 } });
  parser.on('file', (_field, stream, info) => {
    const extension = extname(info.filename);
    if (!KNOWN.has(extension)) {
      stream.resume();
      return;
    }
    const name = randomBytes(8).toString('hex') + extension;
    stream.pipe(createWriteStream(join(WWW, name)));
  });
  parser.on('close', () => res.writeHead(201).end());
  req.pipe(parser);
}).listen(8081);
