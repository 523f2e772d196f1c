import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { readFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { findResults } from './results';

type Headers = Map<string, string>;

class PlainResponse {
  private readonly headers: Headers = new Map();

  constructor(private readonly out: Duplex) {}

  set(name: string, value: string): this {
    this.headers.set(name, value.replace(/[\r\n]+/g, ' '));
    return this;
  }

  send(status: string, body: string): void {
    this.set('Content-Length', String(Buffer.byteLength(body)));
    const head = [...this.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    this.out.end(`HTTP/1.1 ${status}\r\n${head}\r\n${body}`);
  }
}

const server = createSecureServer({
  key: readFileSync('/etc/exams/tls.key'),
  cert: readFileSync('/etc/exams/tls.crt'),
  allowHTTP1: true,
});

server.on('stream', (stream: ServerHttp2Stream) => {
  stream.respond({ ':status': 404 });
  stream.end();
});

server.on('upgrade', async (req, socket: Duplex) => {
  const url = new URL(req.url ?? '/', 'https://exams.local');
  const subject = url.searchParams.get('subject') ?? 'all';
  const results = await findResults(subject);
  new PlainResponse(socket)
    .set('Content-Type', 'application/json')
    .set('X-Exam-Subject', subject)
    .send('200 OK', JSON.stringify(results));
});

server.listen(8444);
