import Koa from 'koa';
import bodyParser from 'koa-bodyparser';

const app = new Koa();
app.use(bodyParser({ textLimit: '1mb', enableTypes: ['text'] }));

class Headings {
  private static readonly LINE = /^(#{1,6})\s+((?:[^\s#]+\s*)*)#*$/;

  static outline(text: string): { depth: number; title: string }[] {
    return text.split('\n').flatMap((line) => {
      const match = line.match(Headings.LINE);
      return match ? [{ depth: match[1].length, title: match[2].trim() }] : [];
    });
  }
}

app.use((ctx) => {
  ctx.body = Headings.outline(String(ctx.request.body));
});

app.listen(4545);
