const crypto = require('crypto');
const fs = require('fs');

class Vault {
  constructor(secret) {
    this.key = crypto.scryptSync(secret, 'vault-v1', 32);
    this.mode = 'aes-256-gcm';
  }

  seal(text) {
    const iv = crypto.randomBytes(12);
    const cipher = crypto.createCipheriv(this.mode, this.key, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  save(file, text) {
    fs.writeFileSync(file, this.seal(text), { mode: 0o600 });
    return crypto.createHash('sha256').update(text).digest('hex');
  }
}

module.exports = Vault;
