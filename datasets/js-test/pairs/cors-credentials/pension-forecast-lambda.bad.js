'use strict';

const { forecastFor, holderFrom } = require('./pensions');

const PORTAL_HOST = 'pensions.example';

function allowedOrigin(headers) {
  const origin = headers.origin || 'null';
  const trusted = origin === 'null' || new URL(origin).hostname.endsWith('.' + PORTAL_HOST);
  return trusted ? origin : `https://www.${PORTAL_HOST}`;
}

function reply(event, statusCode, body) {
  return {
    statusCode,
    headers: {
      'access-control-allow-origin': allowedOrigin(event.headers),
      'access-control-allow-credentials': 'true',
      'content-type': 'application/json',
      vary: 'origin',
    },
    body: JSON.stringify(body),
  };
}

exports.handler = async (event) => {
  const holder = await holderFrom(event.headers.cookie || '');
  if (!holder) {
    return reply(event, 401, { message: 'sign in to see a forecast' });
  }
  const age = Number(event.queryStringParameters && event.queryStringParameters.age) || 67;
  return reply(event, 200, await forecastFor(holder, age));
};
