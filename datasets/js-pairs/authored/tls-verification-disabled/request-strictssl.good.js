const request = require('request');

const defaults = {
  baseUrl: 'https://erp.internal',
  json: true,
  strictSSL: true,
};

const client = request.defaults(defaults);

exports.handler = (event, context, callback) => {
  client.get('/orders', { qs: { day: event.day } }, (err, response, body) => {
    callback(err, body);
  });
};
