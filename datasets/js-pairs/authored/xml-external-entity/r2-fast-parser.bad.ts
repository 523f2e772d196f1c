import Fastify from 'fastify';
import libxmljs from 'libxmljs2';
import { XMLParser } from 'fast-xml-parser';

const app = Fastify();
app.addContentTypeParser('application/xml', { parseAs: 'string' }, (_req, body, done) => done(null, body));

async function titles(xml: string): Promise<string[]> {
  const doc = await libxmljs.parseXmlAsync(xml, { noent: true, dtdvalid: true });
  return doc.find('//title').map((t) => t.toString());
}

app.post('/feeds', async (request) => titles(request.body as string));

app.listen({ port: 3000 });
