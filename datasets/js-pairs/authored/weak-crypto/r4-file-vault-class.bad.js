const crypto = require('crypto');
const fs = require('fs');

class Vault {
  constructor(secret) {
    this.key = crypto.scryptSync(secret, 'vault-v1', 32);
    this.mode = 'aes-256-ecb';
  }

  seal(text) {
    const cipher = crypto.createCipheriv(this.mode, this.key, null);
    return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  }

  save(file, text) {
    fs.writeFileSync(file, this.seal(text), { mode: 0o600 });
    return crypto.createHash('sha256').update(text).digest('hex');
  }
}

module.exports = Vault;
