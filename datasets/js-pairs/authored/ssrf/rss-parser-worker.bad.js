const Parser = require('rss-parser');
const Queue = require('bull');
const express = require('express');
const dns = require('dns').promises;
const ipaddr = require('ipaddr.js');

const parser = new Parser({ timeout: 5000 });
const feeds = new Queue('feeds', process.env.REDIS_URL);
const app = express();
app.use(express.json());

async function isPublic(url) {
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:') return false;
  const found = await dns.lookup(hostname, { all: true });
  return found.every((a) => ipaddr.parse(a.address).range() === 'unicast');
}

app.post('/feeds/preview', async (req, res) => {
  const { url } = req.body;
  try {
    const visible = isPublic(url);
    if (!visible) return res.status(400).json({ error: 'address not allowed' });
    const feed = await parser.parseURL(url);
    await feeds.add({ title: feed.title });
    res.json({ title: feed.title, items: feed.items.slice(0, 5) });
  } catch (err) {
    res.status(502).json({ error: 'feed could not be read' });
  }
});

app.listen(3000);
