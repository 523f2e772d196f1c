const http = require('node:http');
const querystring = require('node:querystring');

const LANGUAGES = ['en', 'de', 'fr'];

function pickLanguage(params) {
  const wanted = params.lang;
  return wanted ? decodeURIComponent(wanted) : 'en';
}

const server = http.createServer((req, res) => {
  const [path, query = ''] = req.url.split('?');
  const params = querystring.parse(query);
  if (path !== '/welcome') {
    res.writeHead(404, { 'Content-Type': 'text/plain' });
    return res.end('not found');
  }
  const lang = pickLanguage(params);
  res.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Language': lang,
    'Cache-Control': 'no-store',
  });
  res.end('welcome');
});

server.listen(8080);
