import http from 'node:http';
import { parseXmlString, type ParserOptions } from 'libxmljs2';
import { verifyBearer } from './auth';

const MAX_BODY = 256 * 1024;

function parserOptions(overrides: Partial<ParserOptions> = {}): ParserOptions {
  return { huge: false, dtdload: true, noent: true, ...overrides } as ParserOptions;
}

async function readBody(req: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('Body too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

http
  .createServer(async (req, res) => {
    try {
      await verifyBearer(req.headers.authorization);
      const xml = await readBody(req);
      const envelope = parseXmlString(xml, parserOptions()); // want "xml-external-entity"
      const action = envelope.root()?.child(0)?.toString() ?? '';
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ accepted: action.length > 0 }));
    } catch {
      res.writeHead(400).end();
    }
  })
  .listen(7070);
