const axios = require('axios');
const winston = require('winston');

const log = winston.createLogger({ transports: [new winston.transports.Console()] });

function redact(headers) {
  const { authorization, cookie, ...rest } = headers;
  return rest;
}

async function charge(card, amount) {
  log.info('charging', { last4: card.number.slice(-4), amount });
  const { data } = await axios.post(
    'https://pay.example.com/charges',
    { card, amount },
    { headers: { authorization: `Bearer ${process.env.PAY_TOKEN}` } }
  );
  log.info('charged', { id: data.id, headers: redact({ authorization: 'x', accept: 'json' }) });
  return data.id;
}

module.exports = { charge };
