// What an upgrade hands over is the connection, no response: nobody shows what is written as HTML.
const http = require('http');
const server = http.createServer();

server.on('upgrade', (req, socket, head) => {
  const protocol = req.headers['sec-websocket-protocol'];
  socket.write(['HTTP/1.1 101 Switching Protocols', `Sec-WebSocket-Protocol: ${protocol}`, '', ''].join('\r\n'));
  socket.on('data', (frame) => socket.write(frame));
});

server.on('request', (req, res) => {
  res.write('<p>' + req.url + '</p>'); // want "reflected-xss"
  res.end();
});
