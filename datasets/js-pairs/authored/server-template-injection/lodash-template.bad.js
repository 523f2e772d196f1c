const _ = require('lodash');
const Mustache = require('mustache');

const render = (template, data) => {
  const compiled = _.template(template);
  return compiled(data);
};

exports.handler = async (event) => {
  const { signature, user } = JSON.parse(event.body);
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/plain' },
    body: render(signature, { name: user.name }),
  };
};
