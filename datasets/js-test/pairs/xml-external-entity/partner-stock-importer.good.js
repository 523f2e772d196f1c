'use strict';

const sax = require('sax');
const fs = require('fs');
const { Worker } = require('bullmq');
const connection = require('./redis');
const stock = require('./stock');

const EXTERNAL = /<!ENTITY\s+(\w+)\s+SYSTEM\s+"([^"]+)"\s*>/g;
const INTERNAL = /<!ENTITY\s+(\w+)\s+"([^"<&%]{0,200})"\s*>/g;

function parseCatalogue(xml) {
  const parser = sax.parser(true, { trim: true });
  const items = [];
  let item = null;
  let field = null;

  parser.ondoctype = (doctype) => {
    for (const [, name, value] of doctype.matchAll(INTERNAL)) {
      parser.ENTITIES[name] = value;
    }
    const external = [...doctype.matchAll(EXTERNAL)].map(([, name]) => name);
    if (external.length > 0) {
      throw new Error(`external entities are not supported: ${external.join(', ')}`);
    }
  };
  parser.onopentag = ({ name, attributes }) => {
    if (name === 'item') item = { sku: attributes.sku };
    else field = name;
  };
  parser.ontext = (text) => {
    if (item && field) item[field] = text;
  };
  parser.onclosetag = (name) => {
    if (name === 'item') items.push(item);
    field = null;
  };
  parser.onerror = (err) => {
    throw err;
  };
  parser.write(xml).close();
  return items;
}

new Worker('partner-stock', async (job) => {
  const { partner, upload } = job.data;
  const xml = await fs.promises.readFile(upload, 'utf8');
  const items = parseCatalogue(xml);
  await stock.replaceFor(partner, items);
  return { partner, items: items.length };
}, { connection });
