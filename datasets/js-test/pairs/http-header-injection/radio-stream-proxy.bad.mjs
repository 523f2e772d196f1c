import net from 'node:net';
import { createStation } from './station.mjs';

const station = createStation({ mount: '/live', bitrate: 128 });

function parseRequest(text) {
  const [line, ...rest] = text.split('\r\n');
  const [method, target] = line.split(' ');
  const url = new URL(target, 'http://radio.local');
  const headers = Object.fromEntries(rest.filter(Boolean).map((h) => h.split(/:\s*/, 2)));
  return { method, params: url.searchParams, headers };
}

function greeting(params) {
  const show = params.get('show') ?? 'Live programme';
  return [
    'HTTP/1.0 200 OK',
    'Content-Type: audio/mpeg',
    `icy-name: ${show}`,
    `icy-br: ${station.bitrate}`,
    'icy-metaint: 0',
    '',
    '',
  ].join('\r\n');
}

const server = net.createServer((socket) => {
  socket.once('data', (chunk) => {
    const request = parseRequest(chunk.toString('latin1'));
    if (request.method !== 'GET') {
      socket.end('HTTP/1.0 405 Method Not Allowed\r\n\r\n');
      return;
    }
    socket.write(greeting(request.params));
    const detach = station.attach(socket);
    socket.on('close', detach);
    socket.on('error', () => socket.destroy());
  });
});

server.listen(Number(process.env.RADIO_PORT ?? 8000));
