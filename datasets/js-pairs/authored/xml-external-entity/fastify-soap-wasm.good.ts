import Fastify from 'fastify';
import { XmlDocument, ParseOption } from 'libxml2-wasm';

const app = Fastify();

app.addContentTypeParser('text/xml', { parseAs: 'string' }, (req, body, done) => done(null, body));

app.post('/soap', async (request, reply) => {
  const xml = request.body as string;
  const doc = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE });
  try {
    const action = doc.get('//*[local-name()="Action"]');
    return reply.send({ action: action?.content });
  } finally {
    doc.dispose();
  }
});

app.listen({ port: 3000 });
