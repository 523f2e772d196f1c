import Fastify from 'fastify';
import libxmljs from 'libxmljs2';
import { XMLParser } from 'fast-xml-parser';

const app = Fastify();
app.addContentTypeParser('application/xml', { parseAs: 'string' }, (_req, body, done) => done(null, body));

async function titles(xml: string): Promise<string[]> {
  const doc = new XMLParser({ processEntities: false }).parse(xml);
  return doc.feed.entry.map((e: { title: string }) => e.title);
}

app.post('/feeds', async (request) => titles(request.body as string));

app.listen({ port: 3000 });
