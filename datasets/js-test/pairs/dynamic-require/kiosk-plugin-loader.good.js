'use strict';

const http = require('http');
const fs = require('fs');
const path = require('path');

const PLUGINS = path.join(__dirname, 'plugins');

function pluginFile(name) {
  const wanted = `${name}.js`;
  if (!fs.readdirSync(PLUGINS).includes(wanted)) {
    return null;
  }
  return path.join(PLUGINS, wanted);
}

function send(res, status, body) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

const server = http.createServer(async (req, res) => {
  const url = new URL(req.url, 'http://kiosk.local');
  if (url.pathname === '/status') {
    return send(res, 200, { plugins: fs.readdirSync(PLUGINS).length, memory: process.memoryUsage().rss });
  }

  const name = url.searchParams.get('plugin');
  const file = name ? pluginFile(name) : null;
  if (!file) {
    return send(res, 404, { error: 'no such plugin' });
  }
  try {
    const plugin = require(file);
    send(res, 200, await plugin.handle(url.searchParams));
  } catch (err) {
    console.error(`plugin ${path.basename(file)}`, err);
    send(res, 500, { error: 'the plugin failed' });
  }
});

module.exports = server;
