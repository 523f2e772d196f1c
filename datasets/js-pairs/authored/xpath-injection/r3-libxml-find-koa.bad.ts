import Koa from 'koa';
import Router from '@koa/router';
import { parseXml, Document } from 'libxmljs2';
import { readFile } from 'node:fs/promises';

const router = new Router();
let catalogue: Document;

class Catalogue {
  static async open(): Promise<Document> {
    catalogue ??= parseXml(await readFile('./catalogue.xml', 'utf8'));
    return catalogue;
  }

  static async byGenre(genre: string) {
    const doc = await this.open();
    return doc.find(`/catalogue/book[genre='${genre}']/title`).map((n) => n.toString());
  }
}

router.get('/books/:genre', async (ctx) => {
  const genre = ctx.params.genre;
  if (genre.length > 64) {
    ctx.throw(400, 'genre');
  }
  ctx.body = await Catalogue.byGenre(genre);
});

new Koa().use(router.routes()).listen(4004);
