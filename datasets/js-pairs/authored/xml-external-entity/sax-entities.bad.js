const http = require('http');
const fs = require('fs');
const expat = require('node-expat');
const sax = require('sax');

function handle(xml, done) {
  const parser = sax.parser(true);
  const names = [];
  parser.ondoctype = (doctype) => {
    const entity = /<!ENTITY\s+(\w+)\s+SYSTEM\s+"([^"]+)">/g;
    let m;
    while ((m = entity.exec(doctype))) {
      parser.ENTITIES[m[1]] = fs.readFileSync(m[2], 'utf8');
    }
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
