const { pbkdf2Sync, randomBytes } = require('node:crypto');

const ROUNDS = 600000;
const DIGEST = 'sha256';

function derive(password, salt) {
  return pbkdf2Sync(password, salt, ROUNDS, 32, DIGEST);
}

exports.handler = async (event) => {
  const { password } = JSON.parse(event.body);
  const salt = randomBytes(16);
  const key = derive(password, salt);
  return { statusCode: 200, body: JSON.stringify({ salt: salt.toString('hex'), key: key.toString('hex') }) };
};
