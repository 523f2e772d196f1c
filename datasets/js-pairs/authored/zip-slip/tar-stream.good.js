const tar = require('tar-stream');
const zlib = require('zlib');
const fs = require('fs');
const path = require('path');
const { pipeline } = require('stream/promises');

class PackageInstaller {
  constructor(root) {
    this.root = path.resolve(root);
  }

  async install(stream) {
    const extract = tar.extract();
    extract.on('entry', (header, body, next) => {
      const target = path.join(this.root, header.name);
      if (header.type !== 'file' || header.name.split('/').includes('..')) {
        body.resume();
        return next();
      }
      fs.mkdirSync(path.dirname(target), { recursive: true });
      body.pipe(fs.createWriteStream(target)).on('finish', next);
    });
    await pipeline(stream, zlib.createGunzip(), extract);
  }
}

module.exports = { PackageInstaller };
