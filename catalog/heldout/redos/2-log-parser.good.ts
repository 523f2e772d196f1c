import Koa from 'koa';
import Router from '@koa/router';
import jwt from 'koa-jwt';
import bodyParser from 'koa-bodyparser';

interface Line {
  level: string;
  message: string;
}

class LineParser {
  private static readonly LEVEL = /^\[(DEBUG|INFO|WARN|ERROR)\] /;
  private static readonly QUOTED = /^"(?:[^"\\]|\\.)*"$/;

  parse(text: string): Line {
    const level = LineParser.LEVEL.exec(text);
    const rest = level ? text.slice(level[0].length) : text;
    const message = LineParser.QUOTED.test(rest) ? rest.slice(1, -1) : rest;
    return { level: level ? level[1] : 'INFO', message };
  }
}

const parser = new LineParser();
const router = new Router();

router.post('/logs', async (ctx) => {
  const { lines } = ctx.request.body as { lines: unknown };
  ctx.assert(Array.isArray(lines) && lines.length <= 500, 400);
  const parsed = (lines as unknown[]).map((line) => parser.parse(String(line)));
  ctx.body = { accepted: parsed.length, errors: parsed.filter((l) => l.level === 'ERROR').length };
});

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY as string, algorithms: ['HS256'] }));
app.use(bodyParser({ jsonLimit: '512kb' }));
app.use(router.routes());
app.listen(3000);
