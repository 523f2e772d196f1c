const http = require('http');
const fs = require('fs');
const path = require('path');

const publicDir = path.resolve('public');

http
  .createServer((req, res) => {
    const { pathname } = new URL(req.url, 'http://localhost');
    const wanted = decodeURIComponent(pathname);
    const file = path.join(publicDir, path.normalize('/' + wanted));
    const relative = path.relative(publicDir, file);
    if (relative.startsWith('..') || path.isAbsolute(relative)) {
      res.writeHead(403);
      return res.end();
    }
    fs.readFile(file, (err, data) => {
      if (err) {
        res.writeHead(404);
        return res.end();
      }
      res.end(data);
    });
  })
  .listen(8080);
