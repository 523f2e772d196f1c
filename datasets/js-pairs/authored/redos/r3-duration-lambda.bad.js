'use strict';

const UNITS = { h: 3600, m: 60, s: 1 };

function seconds(text) {
  if (!/^(\s*\d+\s*[hms]?\s*)+$/.test(text)) return null;
  return text
    .split(/\s+/)
    .filter(Boolean)
    .reduce((sum, part) => sum + parseInt(part, 10) * (UNITS[part.slice(-1)] || 1), 0);
}

module.exports.handler = async (event) => {
  const total = seconds(event.queryStringParameters.duration);
  return total === null
    ? { statusCode: 400, body: 'duration' }
    : { statusCode: 200, body: JSON.stringify({ total }) };
};
