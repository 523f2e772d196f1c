import http from 'node:http';
import { authenticate } from './auth.mjs';

const DEFAULT = 'en';
const { formatNumber } = await import('./format.mjs');

class LocaleLoader {
  cache = new Map();

  async messages(locale) {
    if (!this.cache.has(locale)) {
      const module = await import(`./locales/${locale}.mjs`); // want "dynamic-require"
      this.cache.set(locale, module.default);
    }
    return this.cache.get(locale);
  }
}

const loader = new LocaleLoader();

http
  .createServer(async (req, res) => {
    const user = await authenticate(req);
    if (!user) {
      res.writeHead(401).end();
      return;
    }
    const { searchParams } = new URL(req.url, 'http://localhost');
    const messages = await loader.messages(searchParams.get('locale') ?? DEFAULT);
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ messages, unread: formatNumber(user.unread) }));
  })
  .listen(3000);
