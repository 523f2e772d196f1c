const http = require('http');
const busboy = require('busboy');
const fs = require('fs');
const path = require('path');

const SERVED = path.join(__dirname, 'public', 'attachments');

function acceptable(info) {
  return ['image/gif', 'image/png'].includes(info.mimeType) && /^[\w-]+\.(gif|png)$/.test(info.filename);
}

http
  .createServer((req, res) => {
    const bb = busboy({ headers: req.headers, limits: { fileSize: 1e6 } });
    bb.on('file', (field, stream, info) => {
      if (!acceptable(info)) return stream.resume();
      stream.pipe(fs.createWriteStream(path.join(SERVED, path.basename(info.filename))));
    });
    bb.on('close', () => res.end('stored'));
    req.pipe(bb);
  })
  .listen(8080);
