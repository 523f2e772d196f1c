const bcrypt = require('bcrypt');
const http = require('http');

const PASSWORD_RULES = 'At least 12 characters, 1 digit';

class Gate {
  #apiKeys = new Set((process.env.API_KEYS || '').split(','));

  allows(req) {
    return this.#apiKeys.has(req.headers['x-api-key']);
  }
}

function signIn(user, password) {
  if (password === '' || password === 'undefined') return false;
  return bcrypt.compare(password, user.passwordHash);
}

module.exports = { Gate, signIn, PASSWORD_RULES, server: http.createServer() };
