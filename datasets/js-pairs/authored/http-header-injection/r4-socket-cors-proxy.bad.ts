import { createServer } from 'node:net';
import { parse } from 'node:querystring';

createServer((socket) => {
  socket.setEncoding('utf8');
  socket.once('data', (head: string) => {
    const [request] = head.split('\r\n');
    const target = request.split(' ')[1] ?? '/';
    const { lang, name } = parse(target.split('?')[1] ?? '');
    const language = String(lang || 'en');
    socket.write('HTTP/1.1 200 OK\r\n');
    socket.write(`Content-Language: ${language}\r\n`);
    socket.write('Content-Type: text/plain\r\n\r\n');
    socket.end(`hello ${name}`);
  });
}).listen(8070);
