const http = require('http');
const fs = require('fs');
const { URL } = require('url');

const access = fs.createWriteStream('/var/log/site/access.log', { flags: 'a' });

function note(req, url) {
  const user = url.searchParams.get('user') || '-';
  access.write(`${req.method} ${JSON.stringify(user)} ${JSON.stringify(req.headers['user-agent'])}\n`);
}

http.createServer((req, res) => {
  const url = new URL(req.url, 'http://localhost');
  note(req, url);
  res.end('ok');
}).listen(8080);
