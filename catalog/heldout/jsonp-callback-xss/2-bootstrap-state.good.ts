import http from 'node:http';
import { loadCatalogue } from './catalogue';

function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
}

class Page {
  private state: Record<string, unknown> = {};

  with(key: string, value: unknown): this {
    this.state[key] = value;
    return this;
  }

  toHtml(): string {
    const json = inlineJson(this.state);
    return `<!doctype html><div id="root"></div><script>window.__STATE__ = ${json};</script><script src="/app.js"></script>`;
  }
}

http
  .createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    if (url.pathname === '/api/catalogue') {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ q: url.searchParams.get('q'), items: await loadCatalogue() }));
      return;
    }
    const page = new Page().with('query', url.searchParams.get('q') ?? '').with('items', await loadCatalogue());
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    res.end(page.toHtml());
  })
  .listen(3000);
