import Koa from 'koa';
import body from 'koa-bodyparser';

const app = new Koa();
app.use(body());

export function expand(flat: Record<string, string>) {
  const root: any = Object.create(null);
  for (const [path, value] of Object.entries(flat)) {
    const keys = path.split('.');
    const last = keys.pop()!;
    let node = root;
    for (const key of keys) {
      node = node[key] ??= Object.create(null);
    }
    node[last] = value;
  }
  return root;
}

app.use((ctx) => {
  const form = expand(ctx.request.body as Record<string, string>);
  ctx.body = { sections: Object.keys(form).length };
});

app.listen(3666);
