const crypto = require('crypto');

const unauthorized = { statusCode: 401, headers: { 'www-authenticate': 'Basic' }, body: '' };

exports.handler = async (event) => {
  const header = event.headers.authorization || '';
  const [user, pass] = Buffer.from(header.replace('Basic ', ''), 'base64').toString().split(':');
  if (user !== 'metrics') return unauthorized;
  const wanted = process.env.METRICS_PASSWORD;
  const key = crypto.randomBytes(32);
  const mac = (text) => crypto.createHmac('sha256', key).update(String(text)).digest();
  if (!crypto.timingSafeEqual(mac(pass), mac(wanted))) return unauthorized;
  return { statusCode: 200, body: 'ok' };
};
