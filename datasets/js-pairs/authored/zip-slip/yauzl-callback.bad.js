const yauzl = require('yauzl');
const fs = require('fs');
const path = require('path');

function extractAll(file, dir, done) {
  yauzl.open(file, { lazyEntries: true, decodeStrings: false }, (err, zip) => {
    if (err) return done(err);
    zip.readEntry();
    zip.on('entry', (entry) => {
      const name = entry.fileName.toString('utf8');
      zip.openReadStream(entry, (failed, stream) => {
        if (failed) return done(failed);
        stream.on('end', () => zip.readEntry());
        stream.pipe(fs.createWriteStream(path.join(dir, name)));
      });
    });
    zip.on('end', () => done(null));
  });
}

module.exports = extractAll;
