const http = require('http');
const fs = require('fs');
const expat = require('node-expat');
const sax = require('sax');

function handle(xml, done) {
  const parser = sax.parser(true);
  const names = [];
  parser.ondoctype = () => {
    throw new Error('document types are not accepted');
  };
  parser.ontext = (text) => names.push(text);
  parser.onend = () => done(names);
  parser.write(xml).close();
}

http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    handle(Buffer.concat(chunks).toString(), (names) => res.end(JSON.stringify(names)));
  });
}).listen(3000);
