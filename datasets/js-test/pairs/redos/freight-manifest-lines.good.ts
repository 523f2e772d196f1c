import { parentPort } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';

export interface Line {
  container: string;
  goods: string;
  kilograms: number;
}

const LINE = /^([A-Z]{4}\d{7});(.*),(.*);(\d{1,6}) kg$/;
const MAX_LINE = 160;

export function parseLine(text: string): Line | null {
  if (text.length > MAX_LINE) return null;
  const match = LINE.exec(text);
  if (!match) return null;
  return { container: match[1], goods: `${match[2]} ${match[3]}`.trim(), kilograms: Number(match[4]) };
}

export default async function manifests(app: FastifyInstance) {
  app.addContentTypeParser('text/plain', { parseAs: 'string', bodyLimit: 1_000_000 }, (_request, body, done) => {
    done(null, body);
  });

  app.post<{ Body: string }>('/manifests', { preHandler: app.shipper }, async (request, reply) => {
    const lines: Line[] = [];
    const refused: number[] = [];
    request.body.split('\n').forEach((text, i) => {
      const line = parseLine(text);
      if (line) lines.push(line);
      else refused.push(i + 1);
    });
    parentPort?.postMessage({ parsed: lines.length });
    return reply.code(refused.length > 0 ? 207 : 201).send({ lines: lines.length, refused });
  });
}
