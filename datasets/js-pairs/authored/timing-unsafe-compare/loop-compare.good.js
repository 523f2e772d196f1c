const crypto = require('crypto');

function equal(a, b) {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) {
    difference |= a[i] ^ b[i];
  }
  return difference === 0;
}

class TokenSigner {
  constructor(key) {
    this.key = key;
  }

  sign(text) {
    return crypto.createHmac('sha256', this.key).update(text).digest();
  }

  verify(text, signature) {
    return equal(this.sign(text), Buffer.from(signature, 'base64'));
  }
}

module.exports = { TokenSigner };
