#!/usr/bin/env node
const http = require('node:http');
const { execFileSync } = require('node:child_process');
const { readdirSync } = require('node:fs');
const path = require('node:path');

const INBOX = process.env.PHOTO_INBOX || '/srv/photos/in';
const OUTBOX = process.env.PHOTO_OUTBOX || '/srv/photos/out';

function resize(name, width) {
  execFileSync('mogrify', ['-path', OUTBOX, '-resize', `${width}x`, '-strip', `./${name}`], {
    cwd: INBOX,
    timeout: 30_000,
  });
}

http
  .createServer((req, res) => {
    const url = new URL(req.url, 'http://internal');
    const name = path.basename(url.searchParams.get('photo') || '');
    const width = Number(url.searchParams.get('width')) || 800;
    if (!name.endsWith('.jpg') || width > 4000) {
      res.writeHead(400).end('photo must be a .jpg in the inbox');
      return;
    }
    try {
      resize(name, width);
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ done: name, waiting: readdirSync(INBOX).length }));
    } catch (err) {
      res.writeHead(500).end('resize failed');
    }
  })
  .listen(8090);
