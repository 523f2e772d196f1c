const _ = require('lodash');
const Mustache = require('mustache');

const render = (template, data) => {
  return Mustache.render(template, data);
};

exports.handler = async (event) => {
  const { signature, user } = JSON.parse(event.body);
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/plain' },
    body: render(signature, { name: user.name }),
  };
};
