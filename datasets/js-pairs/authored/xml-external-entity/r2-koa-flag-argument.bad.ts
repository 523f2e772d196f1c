import Koa from 'koa';
import rawBody from 'raw-body';
import { parseXml, Document } from 'libxmljs';

function read(xml: string, expand: boolean): Document {
  return parseXml(xml, { noent: expand, nonet: true });
}

const app = new Koa();

app.use(async (ctx) => {
  const xml = await rawBody(ctx.req, { encoding: 'utf-8' });
  const doc = read(xml, true);
  ctx.body = { id: doc.get('/order/@id')?.toString() };
});

app.listen(3000);
