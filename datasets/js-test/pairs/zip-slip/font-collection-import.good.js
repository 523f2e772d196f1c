'use strict';

const yauzl = require('yauzl');
const fs = require('fs');
const path = require('path');

const FONT = /\.(woff2?|ttf|otf)$/i;

function isInside(dir, file) {
  return file.startsWith(dir + path.sep);
}

function importFonts(archive, collection, callback) {
  const dir = path.resolve('/srv/fonts', collection);
  const names = [];
  const options = { lazyEntries: true, decodeStrings: true };

  yauzl.open(archive, options, (err, zip) => {
    if (err) return callback(err);
    zip.on('error', callback);
    zip.on('end', () => callback(null, names));
    zip.on('entry', (entry) => {
      const name = entry.fileName.toString();
      const target = path.resolve(dir, name);
      if (!FONT.test(name) || !isInside(dir, target)) {
        return zip.readEntry();
      }
      zip.openReadStream(entry, (streamError, stream) => {
        if (streamError) return callback(streamError);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        stream
          .pipe(fs.createWriteStream(target))
          .on('error', callback)
          .on('finish', () => {
            names.push(path.basename(target));
            zip.readEntry();
          });
      });
    });
    zip.readEntry();
  });
}

module.exports = { importFonts };
