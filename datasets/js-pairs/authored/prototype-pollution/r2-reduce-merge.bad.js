const http = require('http');

const merge = (a, b) =>
  Object.entries(b).reduce((out, [key, value]) => {
    out[key] = value && typeof value === 'object' ? merge(out[key] || {}, value) : value;
    return out;
  }, a);

const state = {};

http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (c) => chunks.push(c));
  req.on('end', () => {
    merge(state, JSON.parse(Buffer.concat(chunks).toString()));
    res.end('merged');
  });
}).listen(3000);
