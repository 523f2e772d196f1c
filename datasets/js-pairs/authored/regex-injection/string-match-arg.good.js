const http = require('http');
const fs = require('fs/promises');

async function grep(pattern) {
  const text = await fs.readFile('/srv/manual.txt', 'utf8');
  return text.split('\n').filter((line) => line.includes(pattern));
}

http.createServer(async (req, res) => {
  const url = new URL(req.url, 'http://localhost');
  const pattern = url.searchParams.get('pattern') || 'install';
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(await grep(pattern)));
}).listen(3000);
