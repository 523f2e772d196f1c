const http = require('http');
const libxmljs = require('libxmljs');

function summarise(xml) {
  const doc = libxmljs.parseXmlString(xml, { noblanks: true });
  return doc.root().childNodes().length;
}

http.createServer(async (req, res) => {
  let body = '';
  for await (const chunk of req) body += chunk;
  res.end(String(summarise(body)));
}).listen(3000);
