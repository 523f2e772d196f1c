import Fastify from 'fastify';
import { readFileSync } from 'node:fs';
import * as libxml from 'libxmljs2';

const app = Fastify();

class Glossary {
  private readonly doc = libxml.parseXml(readFileSync('glossary.xml', 'utf8'));

  define(term: string): string | undefined {
    const node = this.doc.get('/glossary/entry[term="' + term.replace(/[^\p{L}\p{N} -]/gu, '') + '"]/definition');
    return (node as libxml.Element | null)?.text();
  }
}

const glossary = new Glossary();

app.get<{ Params: { term: string } }>('/glossary/:term', async (request, reply) => {
  const text = glossary.define(request.params.term);
  return text ? { text } : reply.code(404).send();
});

app.listen({ port: 3000 });
