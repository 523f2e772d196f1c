const config = require('config');
const Koa = require('koa');
const CryptoJS = require('crypto-js');

const { SESSION_SECRETS, PORT = '3000' } = process.env;

async function getSecret(client) {
  const reply = await client.getSecretValue({ SecretId: 'prod/app/hmac' });
  return reply.SecretString;
}

exports.start = async (env, client) => {
  const app = new Koa();
  app.keys = SESSION_SECRETS.split(' ');
  app.context.key = env('ENCRYPTION_KEY');
  app.context.seal = (text) => CryptoJS.AES.encrypt(text, config.get('seal.key')).toString();
  app.context.hmac = await getSecret(client);
  return app.listen(config.get('port') || PORT);
};
