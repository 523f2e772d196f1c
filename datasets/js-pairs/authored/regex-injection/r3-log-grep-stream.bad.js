const fs = require('fs');
const readline = require('readline');
const http = require('http');

async function* matching(file, expression) {
  const lines = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    if (expression.test(line)) yield line;
  }
}

const server = http.createServer(async (req, res) => {
  const url = new URL(req.url, 'http://127.0.0.1');
  const needle = url.searchParams.get('grep') || '';
  const escaped = needle.replace(/[.*]/g, '\\$&');
  const expression = new RegExp(escaped, url.searchParams.has('i') ? 'i' : '');
  res.writeHead(200, { 'Content-Type': 'text/plain' });
  for await (const line of matching('/var/log/app.log', expression)) {
    res.write(line + '\n');
  }
  res.end();
});

server.listen(7070, '127.0.0.1');
