import { Hono } from 'hono';
import Handlebars from 'handlebars';
import { Liquid } from 'liquidjs';
import puppeteer from 'puppeteer';
import { pupils } from './pupils';

const app = new Hono();

const frame = Handlebars.compile('<section class="certificate">{{{inner}}}<p>{{school}}</p></section>');

const liquid = new Liquid({ outputEscape: 'escape', ownPropertyOnly: true, renderLimit: 500 });

async function inner(layout: string, pupil: object): Promise<string> {
  return liquid.parseAndRender(layout, pupil);
}

async function pdf(html: string): Promise<Uint8Array> {
  const browser = await puppeteer.launch();
  try {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setContent(html);
    return await page.pdf({ format: 'A4', landscape: true });
  } finally {
    await browser.close();
  }
}

app.post('/certificates/:pupil', async (c) => {
  const pupil = await pupils.find(Number(c.req.param('pupil')));
  if (!pupil) return c.notFound();
  const { layout } = await c.req.json<{ layout: string }>();
  const html = frame({ inner: await inner(layout, { name: pupil.name, year: pupil.year }), school: pupil.school });
  return c.body(await pdf(html), 200, { 'Content-Type': 'application/pdf' });
});

export default app;
