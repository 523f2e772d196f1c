'use strict';

const config = require('../config');

function localPath(target) {
  if (typeof target !== 'string') return '/';
  try {
    const url = new URL(target, config.baseUrl);
    return url.origin === config.baseUrl ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}

function supplierFeed(address) {
  const url = new URL(address);
  if (url.protocol !== 'https:' || !config.suppliers.includes(url.hostname)) {
    throw new Error(`unknown supplier: ${url.hostname}`);
  }
  return url.href;
}

module.exports = { localPath, supplierFeed };
