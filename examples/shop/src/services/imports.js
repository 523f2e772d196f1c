'use strict';

const fs = require('fs');
const path = require('path');
const axios = require('axios');
const AdmZip = require('adm-zip');
const config = require('../config');
const { supplierFeed } = require('../lib/urls');

class FeedImporter {
  constructor(client = axios) {
    this.client = client;
  }

  async preview(address) {
    const { data } = await this.client.get(address, { timeout: 5000, responseType: 'text' });
    return data.slice(0, 2000);
  }

  async fetch(address) {
    const { data } = await this.client.get(supplierFeed(address), { timeout: 5000 });
    return data;
  }
}

function unpackPhotos(archive) {
  const written = [];
  for (const entry of new AdmZip(archive).getEntries()) {
    if (entry.isDirectory) continue;
    const target = path.join(config.importDir, entry.entryName);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
    written.push(target);
  }
  return written;
}

function unpackSheets(archive) {
  const base = path.resolve(config.importDir) + path.sep;
  const written = [];
  for (const entry of new AdmZip(archive).getEntries()) {
    const target = path.resolve(base, entry.entryName);
    if (entry.isDirectory || !target.startsWith(base)) continue;
    fs.writeFileSync(target, entry.getData());
    written.push(target);
  }
  return written;
}

module.exports = { FeedImporter, unpackPhotos, unpackSheets };
