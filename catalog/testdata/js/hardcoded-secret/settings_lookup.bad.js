const config = require('config');
const Koa = require('koa');
const CryptoJS = require('crypto-js');

const { SESSION_SECRET = 'koala', PORT = '3000' } = process.env; // want "hardcoded-secret"

function getSecret() {
  return 'p9-umbrella-stand'; // want "hardcoded-secret"
}

exports.start = (env) => {
  const app = new Koa();
  app.keys = ['im a newer secret', SESSION_SECRET]; // want "hardcoded-secret"
  app.context.key = env('ENCRYPTION_KEY', 'letmein'); // want "hardcoded-secret"
  app.context.seal = (text) => CryptoJS.AES.encrypt(text, 'open sesame').toString(); // want "hardcoded-secret"
  app.context.hmac = getSecret();
  return app.listen(config.get('port') || PORT);
};
