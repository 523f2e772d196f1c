import Fastify from 'fastify';
import multipart from '@fastify/multipart';
import { XmlDocument, ParseOption } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { operatorKey } from './operators.mjs';

xmlRegisterFsInputProviders();

const options = {
  option: ParseOption.XML_PARSE_NOENT | ParseOption.XML_PARSE_DTDLOAD | ParseOption.XML_PARSE_NOBLANKS,
};

export async function build() {
  const app = Fastify({ logger: true });
  await app.register(multipart, { limits: { fileSize: 5_000_000, files: 1 } });
  app.addHook('onRequest', operatorKey);

  app.post('/timetables', async (request, reply) => {
    const upload = await request.file();
    if (!upload) {
      return reply.code(400).send({ error: 'a feed file is required' });
    }
    const buffer = await upload.toBuffer();
    const doc = XmlDocument.fromBuffer(buffer, options);
    try {
      const trips = doc.find('//trip').map((trip) => ({
        line: trip.attr('line')?.value ?? '',
        headsign: trip.get('headsign')?.content ?? '',
      }));
      await app.timetables.replace(request.operator, trips);
      return { trips: trips.length, sample: trips.slice(0, 3) };
    } finally {
      doc.dispose();
    }
  });

  return app;
}
