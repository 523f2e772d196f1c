import Fastify, { type FastifyRequest } from 'fastify';
import { syslog } from './syslog';

const app = Fastify();

interface GuideQuery {
  room?: string;
  lang?: string;
  device?: string;
}

class PlayLog {
  private readonly facility = 'local4';

  entry(req: FastifyRequest<{ Querystring: GuideQuery }>): string {
    const { room = 'lobby', lang = 'en', device = 'unknown' } = req.query;
    return ['play', room.toLowerCase(), lang, device.substring(0, 64)].map(encodeURIComponent).join(' ');
  }

  write(line: string): void {
    syslog(this.facility, 'info', `${line}\n`);
  }
}

const plays = new PlayLog();

app.addHook('onResponse', async (req, reply) => {
  if (reply.statusCode === 200 && req.routeOptions.url === '/guide/play') {
    plays.write(plays.entry(req as FastifyRequest<{ Querystring: GuideQuery }>));
  }
});

app.get<{ Querystring: GuideQuery }>('/guide/play', async (req, reply) => {
  const number = Number.parseInt(req.query.room ?? '0', 10);
  return reply.send({ track: `/audio/${Number.isNaN(number) ? 0 : number}.opus` });
});

app.listen({ port: 3100 });
