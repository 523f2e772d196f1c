import { createServer } from 'node:http';
import { parse } from 'node:url';
import { products } from './products.mjs';

const wildcard = (glob) => new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
const literal = (glob) =>
  new RegExp(`^${glob.replace(/[-/\\^$+.()|[\]{}]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');

createServer((req, res) => {
  const { query } = parse(req.url, true);
  const match = wildcard(String(query.name ?? '*'));
  const body = products.filter((product) => match.test(product.name));
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(body));
}).listen(3081);
