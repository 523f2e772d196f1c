'use strict';

const { exec, execFile } = require('child_process');
const { promisify } = require('util');
const path = require('path');
const config = require('../config');

const run = promisify(execFile);
const SIZES = { small: '160x160', medium: '480x480', large: '1200x1200' };

function original(id) {
  return path.join(config.mediaDir, 'originals', `${Number(id)}.jpg`);
}

function thumbnail(id, size) {
  const target = path.join(config.mediaDir, 'thumbs', `${Number(id)}.jpg`);
  const geometry = SIZES[size] || SIZES.small;
  return run('convert', [original(id), '-resize', geometry, target]).then(() => target);
}

function watermark(id, text) {
  const target = path.join(config.mediaDir, 'marked', `${Number(id)}.jpg`);
  const command = ['convert', original(id), '-gravity', 'south', '-annotate', '0', `"${text}"`, target].join(' ');
  return new Promise((resolve, reject) => {
    exec(command, { timeout: 20_000 }, (error) => (error ? reject(error) : resolve(target)));
  });
}

module.exports = { thumbnail, watermark };
