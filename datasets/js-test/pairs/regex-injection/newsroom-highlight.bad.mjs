import { createServer } from 'node:http';
import escapeStringRegexp from 'escape-string-regexp';
import { stories } from './stories.mjs';

const STOP_WORDS = ['the', 'and', 'of'];
const stop = new RegExp(`\\b(?:${STOP_WORDS.map((w) => escapeStringRegexp(w)).join('|')})\\b`, 'gi');

class Highlighter {
  #pattern;

  constructor(phrase) {
    const cleaned = phrase.replace(stop, '').trim();
    this.#pattern = new RegExp(`(${cleaned.replace(/\s+/g, '\\s+')})`, 'gi');
  }

  spans(text) {
    return Array.from(text.matchAll(this.#pattern), (m) => [m.index, m.index + m[0].length]);
  }
}

createServer((req, res) => {
  const { searchParams } = new URL(req.url, 'http://desk.local');
  const phrase = searchParams.get('phrase') ?? '';
  if (phrase.length < 3 || phrase.length > 80) {
    res.writeHead(400).end();
    return;
  }
  const highlighter = new Highlighter(phrase);
  const hits = stories
    .map(({ id, body }) => ({ id, spans: highlighter.spans(body) }))
    .filter(({ spans }) => spans.length > 0);
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(hits));
}).listen(5005);
