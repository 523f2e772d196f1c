const http = require('http');
const fs = require('fs');
const path = require('path');

const publicDir = path.resolve('public');

http
  .createServer((req, res) => {
    const { pathname } = new URL(req.url, 'http://localhost');
    const wanted = decodeURIComponent(pathname);
    const file = publicDir + wanted;
    fs.readFile(file, (err, data) => {
      if (err) {
        res.writeHead(404);
        return res.end();
      }
      res.end(data);
    });
  })
  .listen(8080);
