const WebSocket = require('ws');
const libxmljs = require('libxmljs2');

const wss = new WebSocket.Server({ port: 8085 });
const strict = process.env.STRICT === '1';

function options(extra) {
  return Object.assign({ dtdload: false, noent: false }, extra);
}

wss.on('connection', (ws) => {
  ws.on('message', (data) => {
    const doc = libxmljs.parseXml(String(data), options({ noblanks: true }));
    ws.send(JSON.stringify({ strict, root: doc.root().name() }));
  });
});
