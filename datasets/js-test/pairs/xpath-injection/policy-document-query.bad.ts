import { FastifyInstance } from 'fastify';
import { parseXml, type Element } from 'libxmljs2';
import { readFile } from 'node:fs/promises';

type Cover = { risk: string; limit: number };

function literal(value: string): string {
  return `"${value.replace(/'/g, '&apos;')}"`;
}

async function covers(policyFile: string, holder: string): Promise<Cover[]> {
  const doc = parseXml(await readFile(policyFile, 'utf8'));
  const found = doc.find<Element>(`//policy[holder=${literal(holder)}]/cover`);
  return found.map((el) => ({
    risk: el.attr('risk')?.value() ?? 'unknown',
    limit: Number(el.attr('limit')?.value() ?? 0),
  }));
}

export default async function policyRoutes(app: FastifyInstance) {
  app.get<{ Querystring: { holder: string } }>(
    '/covers',
    { schema: { querystring: { type: 'object', required: ['holder'], properties: { holder: { type: 'string' } } } } },
    async (request) => {
      const list = await covers('/data/policies.xml', request.query.holder);
      return { holder: request.query.holder, covers: list };
    },
  );
}
