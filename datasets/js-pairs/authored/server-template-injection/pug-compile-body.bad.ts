import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import pug from 'pug';

const app = new Koa();
app.use(bodyParser());

class Newsletter {
  private readonly layouts: Record<string, string> = { plain: 'p= text', rich: 'article\n  h1= text' };

  render(layout: string, text: string): string {
    const template = pug.compile(layout);
    return template({ text });
  }
}

app.use(async (ctx) => {
  const { layout, text } = ctx.request.body as { layout: string; text: string };
  ctx.body = new Newsletter().render(layout, text);
});

app.listen(3000);
