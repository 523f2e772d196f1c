const doT = require('dot');
const { createServer } = require('http');
const { parse } = require('querystring');

const labels = doT.template('<b>{{!it.name}}</b> {{!it.price}}');

function read(req) {
  return new Promise((resolve) => {
    const chunks = [];
    req.on('data', (c) => chunks.push(c));
    req.on('end', () => resolve(parse(Buffer.concat(chunks).toString())));
  });
}

createServer(async (req, res) => {
  const form = await read(req);
  const render = form.layout ? doT.template(form.layout) : labels;
  res.setHeader('Content-Type', 'text/html');
  res.end(render({ name: form.name, price: Number(form.price) }));
}).listen(5151);
