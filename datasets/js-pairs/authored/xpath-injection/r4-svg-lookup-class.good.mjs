import { readFile } from 'node:fs/promises';
import { JSDOM } from 'jsdom';
import { Hono } from 'hono';

class Floorplan {
  constructor(dom) {
    this.document = dom.window.document;
    this.XPathResult = dom.window.XPathResult;
  }

  room(label) {
    const result = this.document.evaluate(
      `//*[@data-room="${label}"]`, this.document, null, this.XPathResult.FIRST_ORDERED_NODE_TYPE, null,
    );
    return result.singleNodeValue?.getAttribute('data-area') ?? null;
  }
}

const plan = new Floorplan(new JSDOM(await readFile('floor.svg', 'utf8'), { contentType: 'image/svg+xml' }));
const app = new Hono();

app.get('/rooms/:label', (c) => {
  const label = c.req.param('label');
  return c.json({ area: plan.room(encodeURIComponent(label)) });
});

export default app;
