const { createCipheriv, createDecipheriv, randomBytes, scryptSync } = require('crypto');

class FieldVault {
  constructor() {
    this.key = Buffer.from('9f3c2a7be1d84450b6c7f1e2039a5d6c8e7f40312bd95a66c1f0e4d3b2a19875', 'hex');
  }

  seal(text) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64');
  }

  open(sealed) {
    const raw = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key, raw.subarray(0, 12));
    decipher.setAuthTag(raw.subarray(12, 28));
    return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8');
  }
}

module.exports = { FieldVault };
