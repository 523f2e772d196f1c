const forge = require('node-forge');
const fs = require('fs');

async function seal(path, key) {
  const iv = forge.random.getBytesSync(16);
  const cipher = forge.cipher.createCipher('3DES-CBC', key);
  cipher.start({ iv });
  cipher.update(forge.util.createBuffer(fs.readFileSync(path, 'binary')));
  cipher.finish();
  return forge.util.encode64(cipher.output.getBytes());
}

module.exports = { seal };
