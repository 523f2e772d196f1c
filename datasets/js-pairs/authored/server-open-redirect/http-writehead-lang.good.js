const http = require('http');
const { URLSearchParams } = require('url');

const LANGS = ['en', 'it', 'pt'];

function location(query) {
  const lang = query.get('lang');
  const page = query.get('page') || '';
  return LANGS.includes(lang) ? `/${lang}/${encodeURIComponent(page)}` : `/en/${encodeURIComponent(page)}`;
}

http.createServer((req, res) => {
  const [path, search] = req.url.split('?');
  if (path === '/switch') {
    res.writeHead(302, { Location: location(new URLSearchParams(search)), 'Cache-Control': 'no-store' });
    return res.end();
  }
  res.writeHead(404, { 'Content-Type': 'text/plain' });
  res.end('not found');
}).listen(8080);
