const crypto = require('node:crypto');

function encryptWith(algorithm, key, iv, text) {
  const cipher = crypto.createCipheriv(algorithm, key, iv);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

function protectSsn(ssn, key) {
  return encryptWith('rc4', key, null, ssn);
}

module.exports = { protectSsn };
