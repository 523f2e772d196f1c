import { XmlDocument, ParseOption } from 'libxml2-wasm';
import { XMLParser } from 'fast-xml-parser';
import Koa from 'koa';
import jwt from 'koa-jwt';
import getRawBody from 'raw-body';

const fast = new XMLParser({ ignoreAttributes: false, processEntities: false });

class FeedReader {
  constructor(body) {
    this.body = body;
  }

  document() {
    const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NOBLANKS;
    return XmlDocument.fromBuffer(this.body, { option });
  }

  titles() {
    const doc = this.document();
    try {
      return doc.find('//item/title').map((node) => node.content);
    } finally {
      doc.dispose();
    }
  }

  outline() {
    return Object.keys(fast.parse(this.body.toString('utf8')));
  }
}

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }));
app.use(async (ctx) => {
  ctx.assert(ctx.method === 'POST' && ctx.path === '/feeds/validate', 404);
  const reader = new FeedReader(await getRawBody(ctx.req, { limit: '1mb' }));
  ctx.body = { titles: reader.titles(), outline: reader.outline() };
});
app.listen(3000);
