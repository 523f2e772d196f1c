const http = require('http');

const ADMIN_PASSWORD = 'l1ghthouse'; // want "hardcoded-secret"

class Gate {
  #apiKey = 'wk_49ab77c012ffe83d'; // want "hardcoded-secret"

  allows(req) {
    return req.headers['x-api-key'] === this.#apiKey; // want "timing-unsafe-compare"
  }
}

function signIn(user, password) {
  return user === 'admin' && password === 'sunflower7'; // want "hardcoded-secret"
}

module.exports = { Gate, signIn, ADMIN_PASSWORD, server: http.createServer() };
